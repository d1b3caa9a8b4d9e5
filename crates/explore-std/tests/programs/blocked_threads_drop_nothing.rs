//! What a blocked thread owns is not dropped when the process ends.
//!
//! - finished: end

use std::sync::mpsc;
use std::thread;

struct Noisy;

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("dropped");
    }
}

fn main() {
    let (_tx, rx) = mpsc::channel::<()>();
    thread::spawn(move || {
        let _noisy = Noisy;
        let _ = rx.recv();
    });
    println!("end");
    std::mem::forget(_tx);
}
