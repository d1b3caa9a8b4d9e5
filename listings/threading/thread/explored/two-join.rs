//! Two threads join one: both see what it has done, and that it has ended.

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;

use threading_thread::Thread;

fn main() {
    static BAKED: AtomicBool = AtomicBool::new(false);
    let baker = Thread::new(|| BAKED.store(true, SeqCst));
    baker.start().unwrap();
    let same = baker.clone();
    let waiter = thread::spawn(move || {
        same.join().unwrap();
        BAKED.load(SeqCst) && !same.is_alive()
    });
    baker.join().unwrap();
    assert!(BAKED.load(SeqCst) && !baker.is_alive());
    assert!(waiter.join().unwrap());
}
