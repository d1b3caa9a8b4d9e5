//! The scope waits for its thread even then, and the thread for main.
//!
//! - deadlock

use std::sync::mpsc;
use std::thread;

fn main() {
    let (_tx, rx) = mpsc::channel::<()>();
    thread::scope(|s| {
        s.spawn(move || rx.recv());
        panic!("main gives up");
    });
}
