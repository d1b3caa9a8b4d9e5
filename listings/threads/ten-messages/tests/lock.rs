use std::fmt::{self, Write};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use threads_ten_messages::Lock;

/// A writer that does what it is told each time.
struct Writer<F>(F);

impl<F: Fn()> Write for Writer<F> {
    fn write_str(&mut self, _: &str) -> fmt::Result {
        (self.0)();
        Ok(())
    }
}

#[test]
fn a_writer_may_use_the_lock_it_shows() {
    let (wrote, written) = channel();
    thread::spawn(move || {
        let lock = Lock::default();
        let mut writer = Writer(|| {
            lock.acquire();
            lock.release();
        });
        write!(writer, "{lock:?}").unwrap();
        wrote.send(()).unwrap();
    });
    let patience = Duration::from_secs(20);
    written.recv_timeout(patience).expect("it hangs");
}

#[test]
fn it_shows_whether_it_is_held() {
    let lock = Lock::default();
    lock.acquire();
    assert_eq!(format!("{lock:?}"), "Lock { held: true }");
}

#[test]
fn it_is_held_from_acquire_to_release() {
    let lock = Lock::default();
    assert!(!lock.is_held());
    lock.acquire();
    assert!(lock.is_held());
    lock.release();
    assert!(!lock.is_held());
}
