//! Two tasks are submitted and the queue is cancelled: the worker that was started runs the first, and the second runs or was cancelled.

use threading_executor::{FutureError, ThreadPoolExecutor};

fn main() {
    let pool = ThreadPoolExecutor::new(1);
    let first = pool.submit(|| 20).unwrap();
    let second = pool.submit(|| 10).unwrap();
    pool.shutdown_cancel_futures();
    assert_eq!(first.result(), Ok(&20));
    match second.result() {
        Ok(result) => assert_eq!(result, &10),
        Err(e) => assert_eq!(e, FutureError::Cancelled),
    }
}
