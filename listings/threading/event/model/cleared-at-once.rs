//! One waits while the flag is set and cleared at once: it gets away, and need not see the flag.

use std::thread;
use threading_event::Event;

fn main() {
    let event = Event::new();
    thread::scope(|s| {
        s.spawn(|| event.wait());
        let waits = event.n_waiting() == 1;
        event.set();
        if waits {
            event.clear();
        }
    });
    assert_eq!(event.n_waiting(), 0);
}
