//! The wait ends with the sender, or in vain before.
//!
//! - finished: Err(Disconnected)
//! - finished: Err(Timeout)

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

fn main() {
    let (tx, rx) = mpsc::channel::<i32>();
    let thread = thread::spawn(move || {
        let _tx = tx;
        panic!("boom");
    });
    println!("{:?}", rx.recv_timeout(Duration::from_millis(1)));
    let _ = thread.join();
}
