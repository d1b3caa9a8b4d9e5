//! Both receive before they send.
//!
//! - deadlock

use std::sync::mpsc;
use std::thread;

fn main() {
    let (to_main, from_thread) = mpsc::channel();
    let (to_thread, from_main) = mpsc::channel();
    thread::spawn(move || {
        let n: i32 = from_main.recv().unwrap();
        to_main.send(n + 1).unwrap();
    });
    let n: i32 = from_thread.recv().unwrap();
    to_thread.send(n + 1).unwrap();
    println!("{n}");
}
