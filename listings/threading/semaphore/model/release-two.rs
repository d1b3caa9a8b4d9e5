//! Two threads wait and two permits come at once: each of them gets one.

use std::thread;
use threading_semaphore::Semaphore;

fn main() {
    let semaphore = Semaphore::new(0);
    thread::scope(|s| {
        s.spawn(|| semaphore.acquire());
        s.spawn(|| semaphore.release_n(2));
        semaphore.acquire();
    });
    assert!(!semaphore.try_acquire());
}
