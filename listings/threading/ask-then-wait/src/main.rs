use std::thread;
use std::time::Duration;

use threading_event::Event;

fn wait_for_event_timeout(e: &Event, t: Duration) {
    let mut tries = 0;
    while !e.is_set() && tries < 2 {
        tries += 1;
        println!("nonblock: waits");
        if e.wait_timeout(t) {
            println!("nonblock: processes the event");
        } else {
            println!("nonblock: does other work");
        }
    }
}

fn main() {
    let e = Event::new();
    let t = Duration::from_millis(200);
    thread::scope(|s| {
        s.spawn(|| wait_for_event_timeout(&e, t));
        thread::sleep(Duration::from_millis(30));
        println!("main: sets the event");
        e.set();
    });
}
