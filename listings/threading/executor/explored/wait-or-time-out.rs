//! A wait is cut off while the task ends: the task is in one of the two lists, and what is called done is done.

use std::time::Duration;

use threading_executor::{
    ReturnWhen, ThreadPoolExecutor, wait_timeout,
};

fn main() {
    let pool = ThreadPoolExecutor::new(1);
    let task = pool.submit(|| 20).unwrap();
    let found = wait_timeout(
        [task],
        Duration::from_secs(1),
        ReturnWhen::FirstCompleted,
    );
    assert!(found.done.iter().all(|task| task.done()));
    assert_eq!(found.done.len() + found.not_done.len(), 1);
}
