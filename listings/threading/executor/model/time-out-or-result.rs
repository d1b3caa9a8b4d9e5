//! A result is asked for with no time to wait while the task ends: it is there, or it comes later.

use std::time::Duration;

use threading_executor::{FutureError, ThreadPoolExecutor};

fn main() {
    let pool = ThreadPoolExecutor::new(1);
    let task = pool.submit(|| 20).unwrap();
    match task.result_timeout(Duration::ZERO) {
        Ok(result) => assert_eq!(result, &20),
        Err(e) => assert_eq!(e, FutureError::TimedOut),
    }
    drop(pool);
    assert_eq!(
        task.result_timeout(Duration::ZERO),
        Ok(&20)
    );
}
