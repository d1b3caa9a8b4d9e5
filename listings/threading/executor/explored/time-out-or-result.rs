//! The time is up while the task ends: the result is there, or it comes later.

use std::time::Duration;

use threading_executor::{FutureError, ThreadPoolExecutor};

fn main() {
    let pool = ThreadPoolExecutor::new(1);
    let task = pool.submit(|| 20).unwrap();
    match task.result_timeout(Duration::from_secs(1)) {
        Ok(result) => assert_eq!(result, &20),
        Err(error) => {
            assert_eq!(error, FutureError::TimedOut);
        }
    }
    assert_eq!(task.result(), Ok(&20));
}
