//! Two threads join one: both see what it has done.

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;

use threading_thread::Thread;

fn main() {
    static BAKED: AtomicBool = AtomicBool::new(false);
    let baker = Thread::new(|| BAKED.store(true, SeqCst));
    baker.start().unwrap();
    thread::scope(|s| {
        s.spawn(|| {
            baker.join().unwrap();
            assert!(BAKED.load(SeqCst));
        });
        baker.join().unwrap();
        assert!(BAKED.load(SeqCst));
    });
}
