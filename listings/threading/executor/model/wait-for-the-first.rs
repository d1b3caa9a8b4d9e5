//! A worker ends one task after the other: who waits for the first of them sees one of them done.

use std::mem;

use threading_executor::{
    ReturnWhen, ThreadPoolExecutor, wait,
};

fn main() {
    let pool = ThreadPoolExecutor::new(1);
    let tasks =
        [1, 2].map(|n| pool.submit(move || n).unwrap());
    let first = ReturnWhen::FirstCompleted;
    let found = wait(tasks, first);
    assert!(!found.done.is_empty());
    assert!(found.done.iter().all(|task| task.done()));
    assert_eq!(found.done.len() + found.not_done.len(), 2);
    // How a pool ends is tried elsewhere.
    mem::forget((pool, found));
}
