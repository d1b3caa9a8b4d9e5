//! If the flag is seen, so is what was stored before it.
//!
//! - finished: not yet
//! - finished: 7

use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};
use std::thread;

static DATA: AtomicI32 = AtomicI32::new(0);
static SENT: AtomicBool = AtomicBool::new(false);

fn main() {
    let sender = thread::spawn(|| {
        DATA.store(7, Ordering::Relaxed);
        SENT.store(true, Ordering::Release);
    });
    if SENT.load(Ordering::Acquire) {
        println!("{}", DATA.load(Ordering::Relaxed));
    } else {
        println!("not yet");
    }
    sender.join().unwrap();
}
