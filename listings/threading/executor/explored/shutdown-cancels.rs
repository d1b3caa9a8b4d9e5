//! A pool is shut down and its queue cancelled while a worker takes from it: every task ends.

use threading_executor::{FutureError, ThreadPoolExecutor};

fn main() {
    let pool = ThreadPoolExecutor::new(1);
    let tasks = [20, 10].map(|n| pool.submit(move || n));
    let [first, second] = tasks.map(Result::unwrap);
    pool.shutdown(true, true);
    for (task, result) in [(first, 20), (second, 10)] {
        let result = match task.result() {
            Ok(found) => *found == result,
            Err(e) => e == FutureError::Cancelled,
        };
        assert!(result);
    }
}
