//! Three forks, taken left first.
//!
//! - finished: all have eaten
//! - deadlock

use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let forks: Arc<[Mutex<()>; 3]> = Arc::default();
    let philosophers: Vec<_> = (0..3)
        .map(|n| {
            let forks = forks.clone();
            thread::spawn(move || {
                let _left = forks[n].lock().unwrap();
                let _right = forks[(n + 1) % 3].lock().unwrap();
            })
        })
        .collect();
    for philosopher in philosophers {
        philosopher.join().unwrap();
    }
    println!("all have eaten");
}
