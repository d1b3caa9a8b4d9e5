//! Both may miss the cache, and both compute.
//!
//! - finished: computing\n9\n9
//! - finished: computing\ncomputing\n9\n9
//! - finished: computing\n9\ncomputing\n9

use std::collections::HashMap;
use std::sync::{LazyLock, RwLock};
use std::thread;

static CACHE: LazyLock<RwLock<HashMap<u32, u32>>> = LazyLock::new(Default::default);

fn square(n: u32) -> u32 {
    if let Some(found) = CACHE.read().unwrap().get(&n) {
        return *found;
    }
    println!("computing");
    CACHE.write().unwrap().insert(n, n * n);
    n * n
}

fn main() {
    let other = thread::spawn(|| println!("{}", square(3)));
    println!("{}", square(3));
    other.join().unwrap();
}
