//! Two threads and main look twice: the initialiser runs three times, once in each.

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;
use threading_local::Local;

fn main() {
    let calls = AtomicU32::new(0);
    let init = || calls.fetch_add(1, SeqCst);
    let data = Local::with_init(init);
    thread::scope(|s| {
        let look = || assert_eq!(data.get(), data.get());
        s.spawn(look);
        s.spawn(look);
        look();
    });
    assert_eq!(calls.load(SeqCst), 3);
}
