//! The queue is shut down while one puts and one gets.

use std::thread;

use threading_queue::{Queue, ShutDown};

fn main() {
    let queue = Queue::new(0);
    let (put, taken) = thread::scope(|s| {
        let put = s.spawn(|| queue.put(43));
        let taken = s.spawn(|| queue.get());
        queue.shutdown();
        (put.join().unwrap(), taken.join().unwrap())
    });
    match put {
        Ok(()) => {
            let left = queue.get();
            assert_ne!(taken.is_ok(), left.is_ok());
        }
        Err(given_back) => {
            assert_eq!(given_back, ShutDown(43));
            assert_eq!(taken, Err(ShutDown(())));
        }
    }
}
