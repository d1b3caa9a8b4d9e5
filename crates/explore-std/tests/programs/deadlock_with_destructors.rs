//! Two threads hold what the other needs, and what they own is dropped never.
//!
//! - deadlock
//! - finished: dropped\ndropped\ndone

use std::sync::Mutex;
use std::thread;

static A: Mutex<()> = Mutex::new(());
static B: Mutex<()> = Mutex::new(());

struct Noisy;

impl Drop for Noisy {
    fn drop(&mut self) {
        let _a = A.lock().unwrap();
        println!("dropped");
    }
}

fn main() {
    thread::scope(|s| {
        s.spawn(|| {
            let _noisy = Noisy;
            let _b = B.lock().unwrap();
            let _a = A.lock().unwrap();
        });
        s.spawn(|| {
            let _noisy = Noisy;
            let _a = A.lock().unwrap();
            let _b = B.lock().unwrap();
        });
    });
    println!("done");
}
