//! One thread waits for a permit while another tries to be faster: never have both one, and the waiter gets it.

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;
use threading_semaphore::{Permit, Semaphore};

fn main() {
    let semaphore = Semaphore::new(0);
    let taken = AtomicBool::new(false);
    let use_it = |permit: Permit<'_>| {
        assert!(!taken.swap(true, SeqCst));
        taken.store(false, SeqCst);
        drop(permit);
    };
    thread::scope(|s| {
        s.spawn(|| use_it(semaphore.permit()));
        semaphore.release();
        semaphore.try_permit().map(use_it);
    });
    assert!(semaphore.try_acquire());
    assert!(!semaphore.try_acquire());
}
