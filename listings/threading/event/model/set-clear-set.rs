//! The flag is set, cleared and set again while one thread waits: it gets away, whenever it comes.

use std::thread;
use threading_event::Event;

fn main() {
    let event = Event::new();
    thread::scope(|s| {
        s.spawn(|| event.wait());
        event.set();
        event.clear();
        assert!(!event.is_set());
        event.set();
    });
    assert!(event.is_set());
}
