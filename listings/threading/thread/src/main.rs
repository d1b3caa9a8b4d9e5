use std::thread::sleep;
use std::time::Duration;

use threading_thread::{
    JoinOnExit, Thread, current_thread,
};

fn worker() {
    println!("{} Starting", current_thread().name());
    sleep(Duration::from_millis(40));
    println!("{} Exiting", current_thread().name());
}

fn my_service() {
    println!("{} Starting", current_thread().name());
    sleep(Duration::from_millis(60));
    println!("{} Exiting", current_thread().name());
}

fn main() {
    let _threads = JoinOnExit::new();
    let t = Thread::builder().name("my_service");
    let t = t.target(my_service);
    let w = Thread::builder().name("worker").target(worker);
    let w2 = Thread::new(worker); // use default name

    w.start().unwrap();
    w2.start().unwrap();
    t.start().unwrap();
}
