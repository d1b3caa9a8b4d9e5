//! While the closure runs, nothing is completed.
//!
//! - finished: running\nfalse
//! - finished: running\ntrue
//! - finished: false\nrunning

use std::sync::Once;
use std::thread;

static ONCE: Once = Once::new();

fn main() {
    let thread = thread::spawn(|| ONCE.call_once(|| println!("running")));
    let completed = ONCE.is_completed();
    println!("{completed}");
    thread.join().unwrap();
}
