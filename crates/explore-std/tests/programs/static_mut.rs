//! A number beside its lock, which nobody sets to 0 before it is used.
//!
//! - finished: 2

use std::sync::Mutex;
use std::thread;

static LOCK: Mutex<()> = Mutex::new(());
static mut COUNT: u32 = 0;

fn add() {
    let _guard = LOCK.lock().unwrap();
    unsafe { COUNT += 1 };
}

fn main() {
    let threads = [thread::spawn(add), thread::spawn(add)];
    for thread in threads {
        thread.join().unwrap();
    }
    let _guard = LOCK.lock().unwrap();
    println!("{}", unsafe { COUNT });
}
