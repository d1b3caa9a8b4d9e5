//! There is one token: two `unpark`s before the first `park` are as one.
//! `park` may also return for no reason.
//!
//! - finished: 1\n2
//! - deadlock: 1
//! + finished: 1\n2
//! + deadlock: 1

use std::thread;

fn main() {
    let main = thread::current();
    thread::spawn(move || {
        main.unpark();
        main.unpark();
    });
    thread::park();
    println!("1");
    thread::park();
    println!("2");
}
