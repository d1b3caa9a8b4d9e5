//! A permit goes from hand to hand among three threads, of
//! which one does not wait: it is never in two hands, and all
//! who wait for it get it.

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;
use threading_semaphore::{Permit, Semaphore};

fn main() {
    let semaphore = Semaphore::new(1);
    let taken = AtomicBool::new(false);
    let use_it = |permit: Permit<'_>| {
        assert!(!taken.swap(true, SeqCst));
        taken.store(false, SeqCst);
        drop(permit);
    };
    thread::scope(|s| {
        s.spawn(|| use_it(semaphore.permit()));
        s.spawn(|| use_it(semaphore.permit()));
        semaphore.try_permit().map(use_it);
    });
    assert!(semaphore.try_acquire());
    assert!(!semaphore.try_acquire());
}
