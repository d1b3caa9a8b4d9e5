//! `join` gives what the closure returned.
//!
//! - finished: Ok(6) Err("odd")

use std::thread;

fn half(n: i32) -> Result<i32, String> {
    match n % 2 {
        0 => Ok(n / 2),
        _ => Err("odd".to_owned()),
    }
}

fn main() {
    let (a, b) = (thread::spawn(|| half(12)), thread::spawn(|| half(7)));
    println!("{:?} {:?}", a.join().unwrap(), b.join().unwrap());
}
