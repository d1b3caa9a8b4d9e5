//! A thread ends while somebody waits for it, for so long at most: the answer is true of the thread.

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::time::Duration;

use threading_thread::Thread;

fn main() {
    static BAKED: AtomicBool = AtomicBool::new(false);
    let baker = Thread::new(|| BAKED.store(true, SeqCst));
    baker.start().unwrap();
    let time = Duration::from_millis(10);
    if baker.join_timeout(time).unwrap() {
        assert!(BAKED.load(SeqCst));
        assert!(!baker.is_alive());
    }
    assert_eq!(baker.join_timeout(Duration::MAX), Ok(true));
}
