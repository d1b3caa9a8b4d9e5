//! The guard lives as long as the loop.
//!
//! - deadlock: 1

use std::sync::Mutex;

fn main() {
    let list = Mutex::new(vec![1, 2]);
    for n in list.lock().unwrap().iter() {
        println!("{n}");
        list.lock().unwrap().len();
    }
}
