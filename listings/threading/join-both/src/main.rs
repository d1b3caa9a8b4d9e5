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
    let d = thread::spawn(daemon);
    let t = thread::spawn(non_daemon);

    d.join().unwrap();
    t.join().unwrap();
    println!("main: both are through");
}
