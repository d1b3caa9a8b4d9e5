//! A lock of one's own in a static, with what it guards.
//!
//! - finished: 2

use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

struct SpinLock {
    locked: AtomicBool,
    count: UnsafeCell<u32>,
}

unsafe impl Sync for SpinLock {}

impl SpinLock {
    fn add(&self, number: u32) -> u32 {
        while self.locked.swap(true, Ordering::Acquire) {
            std::hint::spin_loop();
        }
        let count = unsafe { &mut *self.count.get() };
        *count += number;
        let seen = *count;
        self.locked.store(false, Ordering::Release);
        seen
    }
}

static LOCK: SpinLock = SpinLock {
    locked: AtomicBool::new(false),
    count: UnsafeCell::new(0),
};

fn main() {
    let threads = [(); 2].map(|()| thread::spawn(|| LOCK.add(1)));
    for thread in threads {
        thread.join().unwrap();
    }
    println!("{}", LOCK.add(0));
}
