//! Two consumers share two items, and each gets one.

use std::thread;

use threading_queue::Queue;

fn main() {
    let queue = Queue::new(0);
    queue.put(43).unwrap();
    let sum = thread::scope(|s| {
        let first = s.spawn(|| queue.get().unwrap());
        let second = s.spawn(|| queue.get().unwrap());
        queue.put(45).unwrap();
        first.join().unwrap() + second.join().unwrap()
    });
    assert_eq!(sum, 88);
}
