//! Each thread counts for itself.
//!
//! - finished: 1 2 1

use std::cell::{Cell, RefCell};
use std::thread;

thread_local! {
    static COUNT: Cell<u32> = const { Cell::new(0) };
    static LOG: RefCell<Vec<u32>> = RefCell::new(vec![]);
}

fn count() -> u32 {
    COUNT.set(COUNT.get() + 1);
    LOG.with_borrow_mut(|log| log.push(COUNT.get()));
    COUNT.get()
}

fn main() {
    let first = count();
    let second = count();
    let other = thread::spawn(|| {
        count();
        LOG.with(|log| log.borrow().len())
    });
    println!("{first} {second} {}", other.join().unwrap());
}
