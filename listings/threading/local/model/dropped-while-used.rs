//! A `Local` is dropped by one thread while another has, or has not yet, a value in it: each value is dropped once, by the thread that made it.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread::{self, ThreadId};
use threading_local::Local;

static MADE: AtomicU32 = AtomicU32::new(0);
static DROPPED: AtomicU32 = AtomicU32::new(0);

struct Value(ThreadId);

fn make() -> Value {
    MADE.fetch_add(1, SeqCst);
    Value(thread::current().id())
}

impl Drop for Value {
    fn drop(&mut self) {
        assert_eq!(self.0, thread::current().id());
        DROPPED.fetch_add(1, SeqCst);
    }
}

fn main() {
    let first = Mutex::new(Some(Local::new()));
    let second = Local::new();
    thread::scope(|s| {
        let user = s.spawn(|| {
            if let Some(first) = &*first.lock().unwrap() {
                first.set(make());
            }
            second.set(make());
        });
        drop(first.lock().unwrap().take());
        user.join().unwrap();
    });
    let made = MADE.load(SeqCst);
    assert!(made == 1 || made == 2);
    assert_eq!(DROPPED.load(SeqCst), made);
}
