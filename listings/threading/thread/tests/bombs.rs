//! A panic's payload may panic, too, when it is dropped.

use std::panic::panic_any;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};

use threading_thread::{
    Thread, enumerate, reset_excepthook, set_excepthook,
};

struct Bomb;

impl Drop for Bomb {
    fn drop(&mut self) {
        // Its payload is as bad, three times over.
        static LEFT: AtomicU32 = AtomicU32::new(3);
        let go_on = LEFT.try_update(SeqCst, SeqCst, |n| {
            n.checked_sub(1)
        });
        if go_on.is_ok() {
            panic_any(Bomb);
        }
    }
}

fn ends_as_others_do() {
    let t = Thread::new(|| panic_any(Bomb));
    t.start().unwrap();
    t.join().unwrap();
    assert!(!t.is_alive());
    assert!(!enumerate().contains(&t));
}

#[test]
fn the_thread_ends_as_others_do() {
    ends_as_others_do();
    set_excepthook(|_| panic_any(Bomb));
    ends_as_others_do();
    reset_excepthook();
    ends_as_others_do();
}
