//! Nobody waits for the thread of a thread.
//!
//! - finished: grandchild\nchild\nmain
//! - finished: child\ngrandchild\nmain
//! - finished: child\nmain\ngrandchild
//! - finished: child\nmain

use std::thread;

fn main() {
    let child = thread::spawn(|| {
        thread::spawn(|| println!("grandchild"));
        println!("child");
    });
    child.join().unwrap();
    println!("main");
}
