use std::thread;
use std::time::Duration;

use threading_thread::{JoinOnExit, Thread};

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
    let _threads = JoinOnExit::new();
    let d = Thread::builder().name("daemon").daemon(true);
    let d = d.target(daemon);
    let t = Thread::builder().name("non-daemon");
    let t = t.target(non_daemon);

    d.start().unwrap();
    t.start().unwrap();
}
