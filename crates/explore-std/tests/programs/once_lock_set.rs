//! One of two is set; the other comes back.
//!
//! - finished: Ok(()) Err("main") Some("thread")
//! - finished: Err("thread") Ok(()) Some("main")

use std::sync::OnceLock;
use std::thread;

static NAME: OnceLock<&str> = OnceLock::new();

fn main() {
    let thread = thread::spawn(|| NAME.set("thread"));
    let mine = NAME.set("main");
    let theirs = thread.join().unwrap();
    println!("{theirs:?} {mine:?} {:?}", NAME.get());
}
