//! It is called once, and over before anybody goes on.
//!
//! - finished: once\non\non

use std::sync::Once;
use std::thread;

static ONCE: Once = Once::new();

fn run() {
    ONCE.call_once(|| println!("once"));
    println!("on");
}

fn main() {
    let threads = [thread::spawn(run), thread::spawn(run)];
    for thread in threads {
        thread.join().unwrap();
    }
}
