//! Neither doubling nor adding is lost.
//!
//! - finished: 3
//! - finished: 4

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

static VALUE: AtomicU32 = AtomicU32::new(1);

fn main() {
    let double = thread::spawn(|| VALUE.fetch_update(SeqCst, SeqCst, |v| Some(v * 2)).unwrap());
    let add = thread::spawn(|| VALUE.fetch_add(1, SeqCst));
    double.join().unwrap();
    add.join().unwrap();
    println!("{}", VALUE.load(SeqCst));
}
