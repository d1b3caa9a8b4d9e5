//! A task ends while another is cancelled and somebody waits for either: each comes once.

use threading_executor::{
    ThreadPoolExecutor, as_completed,
};

fn main() {
    let pool = ThreadPoolExecutor::new(1);
    let first = pool.submit(|| 20).unwrap();
    let second = pool.submit(|| 10).unwrap();
    let tasks = [first.clone(), second.clone()];
    let mut ended = as_completed(tasks);
    second.cancel();
    let both =
        [ended.next().unwrap(), ended.next().unwrap()];
    assert!(both.iter().all(|task| task.done()));
    assert!(
        both.contains(&first) && both.contains(&second)
    );
    assert!(ended.next().is_none());
}
