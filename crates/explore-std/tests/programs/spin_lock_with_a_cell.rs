//! A lock as one writes it oneself: an atomic and an `UnsafeCell`.
//!
//! - finished: "ab"
//! - finished: "ba"

use std::cell::UnsafeCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

struct SpinLock<T> {
    locked: AtomicBool,
    value: UnsafeCell<T>,
}

unsafe impl<T: Send> Sync for SpinLock<T> {}

impl<T> SpinLock<T> {
    fn with<R>(&self, f: impl FnOnce(&mut T) -> R) -> R {
        while self.locked.swap(true, Ordering::Acquire) {
            std::hint::spin_loop();
        }
        let result = f(unsafe { &mut *self.value.get() });
        self.locked.store(false, Ordering::Release);
        result
    }
}

fn main() {
    let text = Arc::new(SpinLock {
        locked: AtomicBool::new(false),
        value: UnsafeCell::new(String::new()),
    });
    let threads = ['a', 'b'].map(|letter| {
        let text = text.clone();
        thread::spawn(move || text.with(|text| text.push(letter)))
    });
    for thread in threads {
        thread.join().unwrap();
    }
    println!("{:?}", text.with(|text| text.clone()));
}
