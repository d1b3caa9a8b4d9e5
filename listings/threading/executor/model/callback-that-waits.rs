//! A callback waits for the next task: another worker is started for it.

use std::mem;
use std::sync::mpsc::channel;

use threading_executor::ThreadPoolExecutor;

fn main() {
    let pool = ThreadPoolExecutor::new(2);
    let (begin, begun) = channel();
    let first = pool.submit(move || begun.recv().unwrap());
    let (go, wait) = channel();
    first.as_ref().unwrap().add_done_callback(move |_| {
        wait.recv().unwrap();
    });
    begin.send(()).unwrap();
    first.unwrap().result().unwrap();
    let second = pool.submit(move || go.send(()).unwrap());
    second.unwrap().result().unwrap();
    assert_eq!(pool.workers(), 2);
    // How a pool ends is tried elsewhere.
    mem::forget(pool);
}
