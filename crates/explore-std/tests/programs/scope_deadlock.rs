//! The scope waits for a thread that waits for what main does after it.
//!
//! - deadlock

use std::sync::mpsc;
use std::thread;

fn main() {
    let (tx, rx) = mpsc::channel::<i32>();
    thread::scope(|s| {
        s.spawn(move || {
            for n in rx {
                println!("{n}");
            }
        });
    });
    drop(tx);
    println!("done");
}
