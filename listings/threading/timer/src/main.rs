use std::thread::sleep;
use std::time::Duration;

use threading_thread::{JoinOnExit, current_thread};
use threading_timer::Timer;

fn log(message: &str) {
    let name = current_thread().name();
    println!("({name:<10}) {message}");
}

fn delayed() {
    log("worker running");
}

fn main() {
    let _threads = JoinOnExit::new();
    let t1 = Timer::new(Duration::from_millis(90), delayed);
    t1.set_name("t1");
    let t2 = Timer::new(Duration::from_secs(9), delayed);
    t2.set_name("t2");

    log("starting timers");
    t1.start().unwrap();
    t2.start().unwrap();

    log(&format!("waiting before canceling {}", t2.name()));
    sleep(Duration::from_millis(60));
    log(&format!("canceling {}", t2.name()));
    t2.cancel();
    log("done");
}
