//! The main thread has a name; a spawned one has none unless it is given.
//!
//! - finished: Some("main")\nNone\nSome("worker")

use std::thread;

fn show() {
    println!("{:?}", thread::current().name());
}

fn main() {
    show();
    thread::spawn(show).join().unwrap();
    let worker = thread::Builder::new().name("worker".to_string());
    worker.spawn(show).unwrap().join().unwrap();
}
