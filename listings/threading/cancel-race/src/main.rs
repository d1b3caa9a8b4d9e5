use std::time::Duration;

use threading_timer::Timer;

fn delayed() {
    println!("worker running");
}

fn main() {
    let interval = Duration::from_millis(5);
    let t2 = Timer::new(interval, delayed);
    t2.set_name("t2");
    t2.start().unwrap();
    if t2.cancel() {
        println!("canceled");
    } else {
        println!("too late");
    }
    t2.join().unwrap();
}
