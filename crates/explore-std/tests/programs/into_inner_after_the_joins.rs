//! Nobody else has the mutex any more.
//!
//! - finished: [1, 2]
//! - finished: [2, 1]

use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let list = Arc::new(Mutex::new(vec![]));
    let threads: Vec<_> = (1..=2)
        .map(|n| {
            let list = list.clone();
            thread::spawn(move || list.lock().unwrap().push(n))
        })
        .collect();
    for thread in threads {
        thread.join().unwrap();
    }
    let list = Arc::try_unwrap(list).unwrap().into_inner().unwrap();
    println!("{list:?}");
}
