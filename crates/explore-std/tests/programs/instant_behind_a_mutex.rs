//! The second to lock also asks for the time second.
//!
//! - finished: true

use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

fn main() {
    let times = Mutex::new(Vec::new());
    thread::scope(|s| {
        for id in 0..2 {
            let times = &times;
            s.spawn(move || {
                thread::sleep(Duration::from_millis(id));
                let mut times = times.lock().unwrap();
                times.push(Instant::now());
            });
        }
    });
    println!("{}", times.into_inner().unwrap().is_sorted());
}
