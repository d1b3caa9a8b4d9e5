//! `exit` ends the process, wherever main is then.
//!
//! - exited with 3
//! - exited with 3: main
//! - finished: main

use std::process;
use std::thread;

fn main() {
    thread::spawn(|| process::exit(3));
    println!("main");
}
