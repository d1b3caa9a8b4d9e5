//! The time of one waiter runs out while two permits come, and another waits for ever: no wake-up and no permit is lost.

use std::thread;
use std::time::Duration;
use threading_semaphore::Semaphore;

fn main() {
    let semaphore = Semaphore::new(0);
    let in_time = thread::scope(|s| {
        let hasty = s.spawn(|| {
            semaphore
                .acquire_timeout(Duration::from_secs(1))
        });
        s.spawn(|| semaphore.acquire());
        semaphore.release();
        semaphore.release();
        hasty.join().unwrap()
    });
    assert_eq!(semaphore.try_acquire(), !in_time);
}
