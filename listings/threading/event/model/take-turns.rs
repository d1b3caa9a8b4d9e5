//! Two threads take turns by two events, and each clears what it has waited for: no turn is lost, none is taken twice.

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;
use threading_event::Event;

fn main() {
    let (ping, pong) = (Event::new(), Event::new());
    let turns = AtomicU32::new(0);
    thread::scope(|s| {
        s.spawn(|| {
            ping.wait();
            ping.clear();
            assert_eq!(turns.fetch_add(1, SeqCst), 1);
            pong.set();
        });
        assert_eq!(turns.fetch_add(1, SeqCst), 0);
        ping.set();
        pong.wait();
        assert_eq!(turns.load(SeqCst), 2);
    });
    assert!(!ping.is_set());
}
