//! A thread starts another, and nobody joins: at exit, both have ended.

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};

use threading_thread::{JoinOnExit, Thread, active_count};

fn main() {
    static DONE: AtomicU32 = AtomicU32::new(0);
    fn done() {
        DONE.fetch_add(1, SeqCst);
    }
    fn start(target: fn()) {
        let thread = Thread::builder().daemon(false);
        thread.target(target).start().unwrap();
    }
    let threads = JoinOnExit::new();
    start(|| {
        start(done);
        done();
    });
    drop(threads);
    assert_eq!(DONE.load(SeqCst), 2);
    assert_eq!(active_count(), 1);
}
