//! Two tasks meet at a barrier: each finds a worker of its own.

use std::sync::{Arc, Barrier};

use threading_executor::ThreadPoolExecutor;

fn main() {
    let pool = ThreadPoolExecutor::new(2);
    let both = Arc::new(Barrier::new(2));
    let other = Arc::clone(&both);
    let tasks = [
        pool.submit(move || both.wait().is_leader()),
        pool.submit(move || other.wait().is_leader()),
    ];
    drop(pool);
    let [first, other] = tasks.map(Result::unwrap);
    assert_ne!(first.result(), other.result());
}
