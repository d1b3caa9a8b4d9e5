//! A join returns when all items have been worked on.

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

use threading_queue::Queue;

fn main() {
    let queue = Queue::new(0);
    let sum = AtomicU32::new(0);
    queue.put(43).unwrap();
    queue.put(45).unwrap();
    queue.shutdown();
    thread::scope(|s| {
        s.spawn(|| {
            for item in &queue {
                sum.fetch_add(item, SeqCst);
                queue.task_done().unwrap();
            }
        });
        queue.join();
        assert_eq!(sum.load(SeqCst), 88);
    });
}
