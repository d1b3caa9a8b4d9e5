//! A wait for the first of two tasks is cut off: what it calls done is done, and no task is missing.

use std::time::Duration;

use threading_executor::{
    ReturnWhen, ThreadPoolExecutor, wait_timeout,
};

fn main() {
    let pool = ThreadPoolExecutor::new(1);
    let first = pool.submit(|| 20).unwrap();
    let second = pool.submit(|| 10).unwrap();
    let found = wait_timeout(
        [second, first],
        Duration::from_secs(1),
        ReturnWhen::FirstCompleted,
    );
    assert!(found.done.iter().all(|task| task.done()));
    assert_eq!(found.done.len() + found.not_done.len(), 2);
}
