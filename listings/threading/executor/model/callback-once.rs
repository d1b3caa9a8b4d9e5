//! A callback is added while the task ends: it is called once.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};

use threading_executor::ThreadPoolExecutor;

fn main() {
    let calls = Arc::new(AtomicU32::new(0));
    let counter = Arc::clone(&calls);
    let pool = ThreadPoolExecutor::new(1);
    let task = pool.submit(|| 20).unwrap();
    task.add_done_callback(move |task| {
        assert!(task.done());
        counter.fetch_add(1, SeqCst);
    });
    drop(pool);
    assert_eq!(calls.load(SeqCst), 1);
}
