//! The main thread joins itself by a handle that another has found: it is told, and does not wait.

use std::thread;

use threading_thread::{JoinError, main_thread};

fn main() {
    let other = thread::spawn(main_thread);
    let main = other.join().unwrap();
    assert_eq!(main.join(), Err(JoinError::JoinSelf));
}
