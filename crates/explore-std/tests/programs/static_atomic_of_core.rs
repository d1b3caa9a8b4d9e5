//! An atomic past std is the real one: what it does is no step, and it begins
//! at 0.
//!
//! - finished: on\non\n2

use core::sync::atomic::{AtomicU32, Ordering};
use std::thread;

static COUNT: AtomicU32 = AtomicU32::new(0);

fn main() {
    let add = || {
        COUNT.fetch_add(1, Ordering::SeqCst);
        println!("on");
    };
    thread::scope(|s| {
        s.spawn(add);
        s.spawn(add);
    });
    println!("{}", COUNT.load(Ordering::SeqCst));
}
