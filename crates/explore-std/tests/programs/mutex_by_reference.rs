//! `get_mut` and `into_inner` need no lock, and leave none.
//!
//! - finished: Mutex { data: 3, poisoned: false, .. }\n3

use std::sync::Mutex;
use std::thread;

fn main() {
    let mut mutex = Mutex::new(1);
    *mutex.get_mut().unwrap() += 1;
    thread::scope(|s| {
        s.spawn(|| *mutex.lock().unwrap() += 1);
    });
    println!("{mutex:?}");
    println!("{}", mutex.into_inner().unwrap());
}
