//! A `Cell` in a static, behind a lock: in a function, in an `impl`, and in a
//! type that is declared `Sync`.
//!
//! - finished: 2 2 2

use std::cell::Cell;
use std::sync::Mutex;
use std::thread;

struct Guarded(Cell<u32>);

unsafe impl Sync for Guarded {}

impl Guarded {
    fn next(&self) -> u32 {
        self.0.set(self.0.get() + 1);
        self.0.get()
    }

    fn of_all() -> u32 {
        static ALL: Guarded = Guarded(Cell::new(0));
        ALL.next()
    }
}

impl Default for Guarded {
    fn default() -> Self {
        static NEXT: Guarded = Guarded(Cell::new(0));
        Self(Cell::new(NEXT.next()))
    }
}

fn called() -> u32 {
    static CALLS: Guarded = Guarded(Cell::new(0));
    CALLS.next()
}

static LAST: Mutex<(u32, u32, u32)> = Mutex::new((0, 0, 0));

fn call() {
    let mut last = LAST.lock().unwrap();
    *last = (called(), Guarded::of_all(), Guarded::default().0.get());
}

fn main() {
    let other = thread::spawn(call);
    call();
    other.join().unwrap();
    let (a, b, c) = *LAST.lock().unwrap();
    println!("{a} {b} {c}");
}
