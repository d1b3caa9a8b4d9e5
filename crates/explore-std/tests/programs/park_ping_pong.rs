//! Each wakes the other, and looks whose turn it is.
//!
//! - finished: ping\npong\nping\npong

use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

static TURN: AtomicU32 = AtomicU32::new(0);

fn wait_for(turn: u32) {
    while TURN.load(Ordering::SeqCst) != turn {
        thread::park();
    }
}

fn main() {
    let main = thread::current();
    let other = thread::spawn(move || {
        for turn in [1, 3] {
            wait_for(turn);
            println!("pong");
            TURN.store(turn + 1, Ordering::SeqCst);
            main.unpark();
        }
    });
    for turn in [0, 2] {
        wait_for(turn);
        println!("ping");
        TURN.store(turn + 1, Ordering::SeqCst);
        other.thread().unpark();
    }
    other.join().unwrap();
}
