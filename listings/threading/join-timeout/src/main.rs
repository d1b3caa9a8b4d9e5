use std::thread;
use std::time::Duration;

use threading_thread::Thread;

fn daemon() {
    println!("daemon: starting");
    thread::sleep(Duration::from_millis(200));
    println!("daemon: exiting");
}

fn main() {
    let d = Thread::builder().name("daemon").daemon(true);
    let d = d.target(daemon);
    d.start().unwrap();

    let wait = Duration::from_millis(100);
    let ended = d.join_timeout(wait).unwrap();
    let now = if ended { "has ended" } else { "is alive" };
    println!("main: the daemon {now}");
}
