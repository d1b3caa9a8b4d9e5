//! Whoever calls while it runs waits until it is done.
//!
//! - finished: begin\nend\nmain
//! - finished: main begin\nmain end\nmain

use std::sync::Once;
use std::thread;

static ONCE: Once = Once::new();

fn main() {
    let thread = thread::spawn(|| {
        ONCE.call_once(|| {
            println!("begin");
            println!("end");
        });
    });
    ONCE.call_once(|| {
        println!("main begin");
        println!("main end");
    });
    println!("main");
    thread.join().unwrap();
}
