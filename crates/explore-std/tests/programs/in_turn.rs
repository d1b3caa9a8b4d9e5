//! Each waits for its turn, whatever the order of the threads.
//!
//! - finished: 0\n1\n2

use std::sync::{Condvar, Mutex};
use std::thread;

fn main() {
    let turn = Mutex::new(0);
    let next = Condvar::new();
    thread::scope(|s| {
        for id in [2, 0, 1] {
            let (turn, next) = (&turn, &next);
            s.spawn(move || {
                let mut turn = next.wait_while(turn.lock().unwrap(), |t| *t != id).unwrap();
                println!("{id}");
                *turn += 1;
                next.notify_all();
            });
        }
    });
}
