//! `{:?}` of a mutex does not wait.
//!
//! - finished: Mutex { data: "<locked>", poisoned: false, .. }

use std::sync::Mutex;

fn main() {
    let mutex = Mutex::new(1);
    let _guard = mutex.lock().unwrap();
    println!("{mutex:?}");
}
