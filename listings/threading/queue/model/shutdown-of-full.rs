//! A full queue with a putter and a joiner is shut down.

use std::thread;

use threading_queue::{Queue, ShutDown};

fn main() {
    let queue = Queue::new(1);
    queue.put(43).unwrap();
    thread::scope(|s| {
        let put = s.spawn(|| queue.put(45));
        s.spawn(|| queue.join());
        queue.shutdown_immediate();
        assert_eq!(put.join().unwrap(), Err(ShutDown(45)));
    });
    assert!(queue.get().is_err());
    assert!(queue.task_done().is_err());
}
