//! A terminal shows both streams.
//!
//! - finished: out\nerr
//! - finished: err\nout

use std::thread;

fn main() {
    let other = thread::spawn(|| eprintln!("err"));
    println!("out");
    other.join().unwrap();
}
