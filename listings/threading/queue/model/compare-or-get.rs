//! One puts and compares, one gets, and the queue is shut down: nothing is lost.

use std::thread;

use threading_queue::PriorityQueue;

fn main() {
    let queue = PriorityQueue::new(0);
    queue.put(45).unwrap();
    let (put, taken) = thread::scope(|s| {
        let put = s.spawn(|| queue.put(43));
        let taken = s.spawn(|| queue.get().unwrap());
        queue.shutdown();
        (put.join().unwrap(), taken.join().unwrap())
    });
    let left = queue.get();
    match put {
        Ok(()) => assert_eq!(taken + left.unwrap(), 88),
        Err(_) => {
            assert_eq!(taken, 45);
            assert!(left.is_err());
        }
    }
}
