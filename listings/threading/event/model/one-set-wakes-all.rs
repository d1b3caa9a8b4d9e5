//! Two threads wait and one sets: both get away, and both see what was done before.

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;
use threading_event::Event;

fn main() {
    let event = Event::new();
    let port = AtomicU32::new(0);
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                event.wait();
                assert_eq!(port.load(SeqCst), 5432);
            });
        }
        port.store(5432, SeqCst);
        event.set();
    });
}
