//! The time of one waiter runs out before the flag is set: it is told so, and is counted no more.

use std::thread;
use std::time::Duration;
use threading_event::Event;

fn main() {
    let event = Event::new();
    let time = Duration::from_secs(1);
    thread::scope(|s| {
        s.spawn(|| {
            let was_set = event.wait_timeout(time);
            assert!(!was_set || event.is_set());
        });
        s.spawn(|| event.wait());
        event.set();
    });
    assert_eq!(event.n_waiting(), 0);
}
