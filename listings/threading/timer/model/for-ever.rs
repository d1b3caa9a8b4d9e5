//! A timer whose time is too long to be told waits until it is cancelled.

use std::time::Duration;

use threading_timer::Timer;

fn main() {
    let timer = Timer::new(Duration::MAX, || {
        unreachable!();
    });
    timer.start().unwrap();
    assert!(timer.is_alive());
    assert!(timer.cancel());
    timer.join().unwrap();
    assert!(!timer.is_alive());
}
