//! Two threads take turns by two events, each clearing what it
//! has waited for: no turn is lost, none is taken twice.

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;
use threading_event::Event;

fn main() {
    let (ping, pong) = (Event::new(), Event::new());
    let turns = AtomicU32::new(0);
    thread::scope(|s| {
        s.spawn(|| {
            for turn in [1, 3] {
                ping.wait();
                ping.clear();
                assert_eq!(turns.fetch_add(1, SeqCst), turn);
                pong.set();
            }
        });
        for turn in [0, 2] {
            assert_eq!(turns.fetch_add(1, SeqCst), turn);
            ping.set();
            pong.wait();
            pong.clear();
        }
    });
}
