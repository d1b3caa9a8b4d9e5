use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};

use threads_pool::Pool;

#[test]
fn dropping_it_waits_for_all_jobs() {
    const JOBS: usize = 2_000;
    let done = Arc::new(AtomicUsize::new(0));
    let pool = Pool::new(2);
    for _ in 0..JOBS {
        let done = Arc::clone(&done);
        pool.submit(move || done.fetch_add(1, SeqCst));
    }
    drop(pool);
    assert_eq!(done.load(SeqCst), JOBS);
}
