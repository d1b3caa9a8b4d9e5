use std::thread;
use std::time::Duration;

use threading_event::Event;

fn wait_for_event(e: &Event) {
    println!("block: waits");
    e.wait();
    println!("block: the event is set");
}

fn wait_for_event_timeout(e: &Event, t: Duration) {
    println!("nonblock: waits");
    if !e.wait_timeout(t) {
        println!("nonblock: does other work");
        e.wait();
    }
    println!("nonblock: processes the event");
}

fn main() {
    let e = Event::new();
    let t = Duration::from_millis(60);
    thread::scope(|s| {
        s.spawn(|| wait_for_event(&e));
        s.spawn(|| wait_for_event_timeout(&e, t));
        thread::sleep(Duration::from_millis(100));
        println!("main: sets the event");
        e.set();
    });
}
