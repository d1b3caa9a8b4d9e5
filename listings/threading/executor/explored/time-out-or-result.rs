//! The time is up while the task ends: the result is there, or it comes later.

use std::time::Duration;

use threading_executor::{FutureError, ThreadPoolExecutor};

fn main() {
    let pool = ThreadPoolExecutor::new(1);
    let task = pool.submit(|| 20).unwrap();
    if let Err(e) =
        task.result_timeout(Duration::from_secs(1))
    {
        assert_eq!(e, FutureError::TimedOut);
    }
    drop(pool);
    assert_eq!(
        task.result_timeout(Duration::ZERO),
        Ok(&20)
    );
}
