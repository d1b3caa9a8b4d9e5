//! The queue is cancelled while a worker takes from it: the task has run, or it was cancelled.

use threading_executor::{FutureError, ThreadPoolExecutor};

fn main() {
    let pool = ThreadPoolExecutor::new(1);
    let task = pool.submit(|| 20).unwrap();
    pool.shutdown(true, true);
    match task.result() {
        Ok(result) => assert_eq!(result, &20),
        Err(e) => assert_eq!(e, FutureError::Cancelled),
    }
}
