//! The flag is set, cleared and set again while one thread
//! waits for ever and one for a time: nobody is left behind.

use std::thread;
use std::time::Duration;
use threading_event::Event;

fn main() {
    let event = Event::new();
    thread::scope(|s| {
        s.spawn(|| event.wait());
        s.spawn(|| {
            let time = Duration::from_secs(1);
            event.wait_timeout(time)
        });
        event.set();
        event.clear();
        event.set();
    });
    assert!(event.is_set());
}
