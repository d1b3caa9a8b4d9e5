//! The time to join is over when the last task is done.

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

use threading_queue::Queue;

fn main() {
    let queue = Queue::new(0);
    let done = AtomicBool::new(false);
    queue.put(43).unwrap();
    thread::scope(|s| {
        s.spawn(|| {
            queue.get().unwrap();
            done.store(true, SeqCst);
            queue.task_done().unwrap();
        });
        let joined =
            queue.join_timeout(Duration::from_millis(1));
        if joined {
            assert!(done.load(SeqCst));
        }
    });
    assert!(queue.join_timeout(Duration::ZERO));
}
