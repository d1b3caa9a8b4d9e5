//! A comparison panics, and the next put takes the room.

use std::cmp::Ordering;
use std::thread;

use threading_queue::PriorityQueue;

#[derive(PartialEq, Eq, PartialOrd)]
struct Job(u32);

impl Ord for Job {
    fn cmp(&self, other: &Self) -> Ordering {
        assert!(self.0 < 100 && other.0 < 100);
        self.0.cmp(&other.0)
    }
}

fn main() {
    let queue = PriorityQueue::new(2);
    queue.put(Job(1)).unwrap();
    queue.put(Job(2)).unwrap();
    thread::scope(|s| {
        let bad = s.spawn(|| queue.put(Job(100)));
        let good = s.spawn(|| queue.put(Job(3)));
        queue.get().unwrap();
        good.join().unwrap().unwrap();
        queue.shutdown();
        // It panics, or comes too late.
        assert!(!matches!(bad.join(), Ok(Ok(()))));
    });
    assert_eq!(queue.qsize(), 2);
    assert_eq!(queue.unfinished_tasks(), 3);
}
