//! A timer is cancelled while it fires: it does one of the two, and `cancel` says which.

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::time::Duration;

use threading_timer::Timer;

fn main() {
    static CALLS: AtomicU32 = AtomicU32::new(0);
    let soon = Duration::from_millis(10);
    let timer = Timer::new(soon, || {
        CALLS.fetch_add(1, SeqCst);
    });
    timer.start().unwrap();
    let in_time = timer.cancel();
    timer.join().unwrap();
    assert_eq!(CALLS.load(SeqCst), u32::from(!in_time));
}
