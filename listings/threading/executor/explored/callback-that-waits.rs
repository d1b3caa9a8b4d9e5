//! A callback waits for the next task: another worker is started for it.

use std::sync::{Arc, Barrier};

use threading_executor::ThreadPoolExecutor;

fn main() {
    let pool = ThreadPoolExecutor::new(2);
    let (begin, gate) =
        (Arc::new(Barrier::new(2)), Arc::new(Barrier::new(2)));
    let begun = Arc::clone(&begin);
    let first = pool.submit(move || {
        begun.wait();
    });
    let first = first.unwrap();
    let inner = Arc::clone(&gate);
    first.add_done_callback(move |_| {
        inner.wait();
    });
    begin.wait();
    first.result().unwrap();
    let second = pool.submit(move || {
        gate.wait();
    });
    second.unwrap().result().unwrap();
    assert_eq!(pool.workers(), 2);
}
