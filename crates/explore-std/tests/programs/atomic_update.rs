//! `update` loses nothing.
//!
//! - finished: 12
//! - finished: 11

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

static VALUE: AtomicU32 = AtomicU32::new(5);

fn main() {
    let double = thread::spawn(|| VALUE.update(SeqCst, SeqCst, |v| v * 2));
    VALUE.fetch_add(1, SeqCst);
    double.join().unwrap();
    println!("{}", VALUE.load(SeqCst));
}
