//! Two writers append; the reader sees none, either, or both.
//!
//! - finished: ""
//! - finished: "a"
//! - finished: "b"
//! - finished: "ab"
//! - finished: "ba"

use std::sync::{Arc, RwLock};
use std::thread;

fn main() {
    let text = Arc::new(RwLock::new(String::new()));
    for letter in ['a', 'b'] {
        let text = Arc::clone(&text);
        thread::spawn(move || text.write().unwrap().push(letter));
    }
    let seen = text.read().unwrap().clone();
    println!("{seen:?}");
}
