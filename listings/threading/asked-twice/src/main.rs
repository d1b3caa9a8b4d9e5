use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

fn cook() {
    thread::sleep(Duration::from_millis(100));
}

fn yes_or_no(answer: bool) -> &'static str {
    if answer { "yes" } else { "no" }
}

fn main() {
    let (on_shift, end) = channel::<()>();
    let cook = thread::spawn(move || {
        cook();
        drop(on_shift);
    });

    let wait = Duration::from_millis(50);
    let late = end.recv_timeout(wait)
        == Err(RecvTimeoutError::Timeout);
    let alive = !cook.is_finished();
    println!("in time: {}", yes_or_no(!late));
    println!("alive: {}", yes_or_no(alive));
}
