use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

fn producer(event: &AtomicBool) {
    while !event.load(SeqCst) {
        thread::sleep(Duration::from_millis(10));
    }
    println!("producer: exit");
}

fn main() {
    let event = AtomicBool::new(false);
    thread::scope(|s| {
        s.spawn(|| producer(&event));
        println!("main: the block ends");
    });
    println!("main: about to set the event");
    event.store(true, SeqCst);
}
