//! Each of the two sees the open gate, now or later.
//!
//! - finished: through\nthrough\nclosing

use std::sync::{Condvar, Mutex};
use std::thread;

fn main() {
    let open = Mutex::new(false);
    let changed = Condvar::new();
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                let _open = changed.wait_while(open.lock().unwrap(), |open| !*open).unwrap();
                println!("through");
            });
        }
        *open.lock().unwrap() = true;
        changed.notify_all();
    });
    println!("closing");
}
