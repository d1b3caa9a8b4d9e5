use std::thread;
use std::time::Duration;

use threading_thread::Thread;

fn cook() {
    thread::sleep(Duration::from_millis(100));
}

fn yes_or_no(answer: bool) -> &'static str {
    if answer { "yes" } else { "no" }
}

fn main() {
    let cook = Thread::builder().name("cook").target(cook);
    cook.start().unwrap();

    let wait = Duration::from_millis(50);
    let in_time = cook.join_timeout(wait).unwrap();
    let alive = cook.is_alive();
    println!("in time: {}", yes_or_no(in_time));
    println!("alive: {}", yes_or_no(alive));
}
