//! Main holds a reader until the end; the writer's attempt fails or came first.
//!
//! - finished: 0 false
//! - finished: 1 true

use std::sync::RwLock;
use std::thread;

static LOCK: RwLock<i32> = RwLock::new(0);

fn main() {
    let writer = thread::spawn(|| match LOCK.try_write() {
        Ok(mut value) => {
            *value = 1;
            true
        }
        Err(_) => false,
    });
    let value = LOCK.read().unwrap();
    println!("{value} {}", writer.join().unwrap());
}
