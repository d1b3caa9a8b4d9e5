//! `park_timeout` does not tell why it returns.
//!
//! - finished: ready
//! - finished: not ready

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

static READY: AtomicBool = AtomicBool::new(false);

fn main() {
    let main = thread::current();
    let helper = thread::spawn(move || {
        READY.store(true, Ordering::SeqCst);
        main.unpark();
    });
    thread::park_timeout(Duration::from_millis(1));
    match READY.load(Ordering::SeqCst) {
        true => println!("ready"),
        false => println!("not ready"),
    }
    helper.join().unwrap();
}
