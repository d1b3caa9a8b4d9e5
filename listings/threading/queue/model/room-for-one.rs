//! Two items pass a queue with room for one, in order.

use std::thread;

use threading_queue::Queue;

fn main() {
    let queue = Queue::new(1);
    thread::scope(|s| {
        s.spawn(|| {
            for item in 0..2 {
                queue.put(item).unwrap();
            }
        });
        for item in 0..2 {
            assert_eq!(queue.get(), Ok(item));
        }
    });
}
