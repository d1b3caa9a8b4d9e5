//! The keys come out in no order, so they are sorted.
//!
//! - finished: [("a", 1), ("b", 2)]

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let map = Arc::new(Mutex::new(HashMap::new()));
    let threads = [("a", 1), ("b", 2)].map(|(key, value)| {
        let map = map.clone();
        thread::spawn(move || map.lock().unwrap().insert(key, value))
    });
    for thread in threads {
        thread.join().unwrap();
    }
    let mut all: Vec<_> = map.lock().unwrap().clone().into_iter().collect();
    all.sort();
    println!("{all:?}");
}
