//! The time of a waiter runs out while another thread sets: `true` comes after `set`, and `false` loses nothing.

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;
use std::time::Duration;
use threading_event::Event;

fn main() {
    let event = Event::new();
    let done = AtomicBool::new(false);
    thread::scope(|s| {
        s.spawn(|| {
            let time = Duration::from_secs(1);
            if !event.wait_timeout(time) {
                event.wait();
            }
            assert!(done.load(SeqCst));
            assert!(event.wait_timeout(time));
        });
        done.store(true, SeqCst);
        event.set();
    });
}
