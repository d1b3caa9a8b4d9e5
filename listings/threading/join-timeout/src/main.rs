use std::thread;
use std::time::Duration;

use threading_thread::Thread;

fn daemon() {
    println!("daemon: starting");
    thread::sleep(Duration::from_millis(200));
    println!("daemon: exiting");
}

fn non_daemon() {
    println!("non-daemon: starting");
    println!("non-daemon: exiting");
}

fn main() {
    let d = Thread::builder().name("daemon").daemon(true);
    let d = d.target(daemon);
    let t = Thread::builder().name("non-daemon");
    let t = t.target(non_daemon);
    d.start().unwrap();
    t.start().unwrap();

    d.join_timeout(Duration::from_millis(100)).unwrap();
    let is = if d.is_alive() { "is alive" } else { "has ended" };
    println!("main: the daemon {is}");
    t.join().unwrap();
}
