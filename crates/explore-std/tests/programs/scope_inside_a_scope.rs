//! A thread of a scope can start others in it.
//!
//! - finished: inner\nouter\nend
//! - finished: outer\ninner\nend

use std::thread;

fn main() {
    thread::scope(|s| {
        s.spawn(|| {
            s.spawn(|| println!("inner"));
            println!("outer");
        });
    });
    println!("end");
}
