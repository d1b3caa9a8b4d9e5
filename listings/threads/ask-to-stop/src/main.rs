use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

fn cook(stop: &AtomicBool) {
    while !stop.load(SeqCst) {
        thread::sleep(Duration::from_millis(10));
    }
    println!("cook: leaving");
}

fn main() {
    let stop = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| cook(&stop));
        thread::sleep(Duration::from_millis(50));
        println!("main: please stop");
        stop.store(true, SeqCst);
    });
    println!("main: the kitchen is closed");
}
