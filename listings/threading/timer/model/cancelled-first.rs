//! A timer that is cancelled before it is started never fires, even if it waits no time.

use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::time::Duration;

use threading_timer::Timer;

fn main() {
    static FIRED: AtomicBool = AtomicBool::new(false);
    let timer = Timer::new(Duration::ZERO, || {
        FIRED.store(true, SeqCst);
    });
    assert!(timer.cancel());
    timer.start().unwrap();
    timer.join().unwrap();
    assert!(timer.cancel());
    assert!(!FIRED.load(SeqCst));
}
