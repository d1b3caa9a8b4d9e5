//! Two threads wait and two permits come at once: both get
//! one, though a third thread tries to be faster.

use std::thread;
use threading_semaphore::Semaphore;

fn main() {
    let semaphore = Semaphore::new(0);
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| semaphore.acquire());
        }
        semaphore.release_n(2);
        if semaphore.try_acquire() {
            semaphore.release();
        }
    });
    assert!(!semaphore.try_acquire());
}
