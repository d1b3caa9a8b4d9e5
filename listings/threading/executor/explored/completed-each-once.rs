//! Two tasks end while somebody waits for either: each comes once.

use threading_executor::{
    ThreadPoolExecutor, as_completed,
};

fn main() {
    let pool = ThreadPoolExecutor::new(2);
    let tasks = [20, 10].map(|n| pool.submit(move || n));
    let tasks = tasks.map(Result::unwrap);
    let mut ended =
        as_completed(tasks).map(|t| *t.result().unwrap());
    let both = (ended.next(), ended.next(), ended.next());
    let in_order = (Some(20), Some(10), None);
    let reversed = (Some(10), Some(20), None);
    assert!(both == in_order || both == reversed);
}
