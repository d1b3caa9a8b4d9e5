//! What is gone cannot be reached: `try_with` says so.
//!
//! - finished: true\njoined

use std::thread;

struct Last;

impl Drop for Last {
    fn drop(&mut self) {
        println!("{}", LAST.try_with(|_| ()).is_err());
    }
}

thread_local! {
    static LAST: Last = const { Last };
}

fn main() {
    thread::spawn(|| LAST.with(|_| ())).join().unwrap();
    println!("joined");
}
