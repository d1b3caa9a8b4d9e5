//! What is matched on lives until the end of the `match`.
//!
//! - deadlock: 0

use std::sync::Mutex;

fn main() {
    let mutex = Mutex::new(0);
    match *mutex.lock().unwrap() {
        0 => {
            println!("0");
            *mutex.lock().unwrap() = 1;
        }
        _ => println!("other"),
    }
    println!("done");
}
