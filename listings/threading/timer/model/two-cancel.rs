//! Two threads cancel one timer while it fires: both are told the same.

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

use threading_timer::Timer;

fn main() {
    static FIRED: AtomicBool = AtomicBool::new(false);
    let timer =
        Timer::new(Duration::from_millis(10), || {
            FIRED.store(true, SeqCst);
        });
    timer.start().unwrap();
    let other = timer.clone();
    let canceller = thread::spawn(move || other.cancel());
    let ours = timer.cancel();
    let theirs = canceller.join().unwrap();
    timer.join().unwrap();
    // Once cancelled, it stays so; once fired, too.
    assert_eq!(ours, theirs);
    assert_eq!(FIRED.load(SeqCst), !ours);
}
