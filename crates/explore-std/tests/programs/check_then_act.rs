//! Both may find enough in the account before either takes.
//!
//! - finished: 20 left
//! - finished: -60 left

use std::sync::atomic::{AtomicI32, Ordering::SeqCst};
use std::thread;

static ACCOUNT: AtomicI32 = AtomicI32::new(100);

fn withdraw(amount: i32) {
    if ACCOUNT.load(SeqCst) >= amount {
        ACCOUNT.fetch_sub(amount, SeqCst);
    }
}

fn main() {
    let a = thread::spawn(|| withdraw(80));
    let b = thread::spawn(|| withdraw(80));
    a.join().unwrap();
    b.join().unwrap();
    println!("{} left", ACCOUNT.load(SeqCst));
}
