//! The time to get is over when the item comes.

use std::thread;
use std::time::Duration;

use threading_queue::{GetError, Queue};

fn main() {
    let queue = Queue::new(0);
    let moment = Duration::from_millis(1);
    let taken = thread::scope(|s| {
        let taken = s.spawn(|| queue.get_timeout(moment));
        queue.put(43).unwrap();
        taken.join().unwrap()
    });
    match taken {
        Ok(item) => assert_eq!(item, 43),
        Err(error) => {
            assert_eq!(error, GetError::Empty);
            assert_eq!(queue.try_get(), Ok(43));
        }
    }
    assert!(queue.empty());
}
