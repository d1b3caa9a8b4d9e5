//! The time of one waiter runs out while the permit comes that
//! it and another wait for: one of them gets it.

use std::thread;
use std::time::Duration;
use threading_semaphore::Semaphore;

fn main() {
    let semaphore = Semaphore::new(0);
    thread::scope(|s| {
        s.spawn(|| {
            let time = Duration::from_secs(1);
            if semaphore.acquire_timeout(time) {
                semaphore.release();
            }
        });
        s.spawn(|| semaphore.acquire());
        semaphore.release();
    });
    assert!(!semaphore.try_acquire());
}
