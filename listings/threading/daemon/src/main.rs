use std::thread;
use std::time::Duration;

fn daemon() {
    println!("daemon: starting");
    thread::sleep(Duration::from_millis(100));
    println!("daemon: exiting");
}

fn non_daemon() {
    println!("non-daemon: starting");
    println!("non-daemon: exiting");
}

fn main() {
    thread::spawn(daemon);
    thread::scope(|scope| {
        scope.spawn(non_daemon);
    });
}
