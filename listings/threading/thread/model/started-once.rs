//! Two threads start the same one: it runs once, and one of the two is told.

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

use threading_thread::Thread;

fn main() {
    static RUNS: AtomicU32 = AtomicU32::new(0);
    let baker = Thread::new(|| {
        RUNS.fetch_add(1, SeqCst);
    });
    let same = baker.clone();
    let other = thread::spawn(move || same.start().is_ok());
    let ours = baker.start().is_ok();
    assert!(ours != other.join().unwrap());
    baker.join().unwrap();
    assert_eq!(RUNS.load(SeqCst), 1);
}
