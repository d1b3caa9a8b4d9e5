//! The mutex guards what is not in it.
//!
//! - finished: 3
//! - finished: 4

use std::sync::Mutex;
use std::thread;

static LOCK: Mutex<()> = Mutex::new(());
static mut VALUE: u32 = 1;

fn change(f: fn(u32) -> u32) {
    let _guard = LOCK.lock().unwrap();
    unsafe { VALUE = f(VALUE) };
}

fn main() {
    let double = thread::spawn(|| change(|v| v * 2));
    let add = thread::spawn(|| change(|v| v + 1));
    double.join().unwrap();
    add.join().unwrap();
    let _guard = LOCK.lock().unwrap();
    println!("{}", unsafe { VALUE });
}
