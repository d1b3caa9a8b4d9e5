//! A task is cancelled while a worker takes it: it runs, or it was cancelled, never both.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};

use threading_executor::ThreadPoolExecutor;

fn main() {
    let ran = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&ran);
    let pool = ThreadPoolExecutor::new(1);
    let task =
        pool.submit(move || flag.store(true, SeqCst));
    let cancelled = task.as_ref().unwrap().cancel();
    drop(pool);
    assert_eq!(ran.load(SeqCst), !cancelled);
    assert_eq!(task.unwrap().result().is_ok(), !cancelled);
}
