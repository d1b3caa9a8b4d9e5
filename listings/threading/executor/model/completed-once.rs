//! A task ends while somebody begins to wait for two handles to it: it comes once.

use threading_executor::{
    ThreadPoolExecutor, as_completed,
};

fn main() {
    let pool = ThreadPoolExecutor::new(1);
    let task = pool.submit(|| 20).unwrap();
    pool.shutdown_no_wait();
    let mut ended = as_completed([task.clone(), task]);
    assert!(ended.next().is_some_and(|task| task.done()));
    assert!(ended.next().is_none());
}
