//! A guard in the arguments of `println!` lives until the line is printed, as
//! any temporary lives until the end of its statement. So nobody can count
//! between a count and its line.
//!
//! - finished: 1\n2

use std::sync::Mutex;
use std::thread;

static COUNT: Mutex<u32> = Mutex::new(0);

fn increment(count: &mut u32) -> u32 {
    *count += 1;
    *count
}

fn count() {
    println!("{}", increment(&mut COUNT.lock().unwrap()));
}

fn main() {
    let other = thread::spawn(count);
    count();
    other.join().unwrap();
}
