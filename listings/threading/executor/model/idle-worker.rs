//! Three tasks are submitted, each when the result of the one before is there: one worker runs them all.

use std::mem;

use threading_executor::ThreadPoolExecutor;

fn main() {
    let pool = ThreadPoolExecutor::new(2);
    for minutes in 0..3 {
        let task = pool.submit(move || minutes).unwrap();
        assert_eq!(task.result(), Ok(&minutes));
    }
    assert_eq!(pool.workers(), 1);
    // How a pool ends is tried elsewhere.
    mem::forget(pool);
}
