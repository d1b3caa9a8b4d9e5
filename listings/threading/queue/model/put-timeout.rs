//! Who has no time to put takes no room from who has.

use std::thread;
use std::time::Duration;

use threading_queue::{PutError, Queue};

fn main() {
    let queue = Queue::new(1);
    queue.put(43).unwrap();
    let moment = Duration::from_millis(1);
    thread::scope(|s| {
        let hasty =
            s.spawn(|| queue.put_timeout(45, moment));
        let patient = s.spawn(|| queue.put(66).unwrap());
        assert_eq!(queue.get(), Ok(43));
        let put = hasty.join().unwrap();
        let next = queue.get().unwrap();
        match put {
            Ok(()) => {
                assert_eq!(next + queue.get().unwrap(), 111)
            }
            Err(error) => {
                assert_eq!(error, PutError::Full(45));
                assert_eq!(next, 66);
            }
        }
        patient.join().unwrap();
    });
}
