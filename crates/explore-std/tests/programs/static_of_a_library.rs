//! A library counts in a static of its own, and is called under a lock.
//!
//! - finished: 2 0
//! - finished: 1 1
//! - finished: 0 2

use std::sync::Mutex;
use std::thread;

static LOCK: Mutex<()> = Mutex::new(());

fn call() -> u32 {
    let _guard = LOCK.lock().unwrap();
    programs_library::next()
}

fn main() {
    let other = thread::spawn(|| [call(), call()]);
    let mine = [call(), call()];
    let theirs = other.join().unwrap();
    let early = |numbers: [u32; 2]| numbers.into_iter().filter(|n| *n <= 2).count();
    println!("{} {}", early(mine), early(theirs));
}
