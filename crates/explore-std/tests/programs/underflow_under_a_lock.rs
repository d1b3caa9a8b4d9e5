//! The second withdrawal panics, and poisons the account.
//!
//! - finished: 1 failed, poisoned true

use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let account = Arc::new(Mutex::new(1_u32));
    let threads: Vec<_> = (0..2)
        .map(|_| {
            let account = account.clone();
            thread::spawn(move || *account.lock().unwrap() -= 1)
        })
        .collect();
    let failed = threads.into_iter().filter_map(|t| t.join().err()).count();
    println!("{failed} failed, poisoned {}", account.is_poisoned());
}
