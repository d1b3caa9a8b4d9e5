use std::cell::Cell;
use std::thread;

use threading_rlock::RLock;

struct Counter {
    lock: RLock,
    value: Cell<u32>,
}

fn increment(counter: &Counter) {
    let _lock = counter.lock.lock();
    counter.value.set(counter.value.get() + 1);
}

fn main() {
    let (lock, value) = (RLock::new(), Cell::new(0));
    let counter = Counter { lock, value };
    thread::scope(|scope| {
        scope.spawn(|| increment(&counter));
    });
}
