//! However long main sleeps, the thread may not have run.
//!
//! - finished: main
//! - finished: main\nthread
//! - finished: thread\nmain

use std::thread;
use std::time::Duration;

fn main() {
    thread::spawn(|| {
        thread::sleep(Duration::from_millis(1));
        println!("thread");
    });
    thread::sleep(Duration::from_millis(20));
    println!("main");
}
