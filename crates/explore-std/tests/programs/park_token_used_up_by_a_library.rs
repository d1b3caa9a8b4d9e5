//! `park` in one place takes the token that was meant for another.
//!
//! - deadlock: inner
//! + finished: inner\nouter
//! + deadlock: inner

use std::thread;

fn inner() {
    thread::park();
    println!("inner");
}

fn main() {
    let main = thread::current();
    let helper = thread::spawn(move || main.unpark());
    inner();
    helper.join().unwrap();
    thread::park();
    println!("outer");
}
