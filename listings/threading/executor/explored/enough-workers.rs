//! Two tasks meet at a barrier: the second finds a second worker, whatever the first does.

use std::sync::{Arc, Barrier};

use threading_executor::ThreadPoolExecutor;

fn main() {
    let pool = ThreadPoolExecutor::new(2);
    let warm_up = pool.submit(|| 20).unwrap();
    let both = Arc::new(Barrier::new(2));
    let other = Arc::clone(&both);
    let first =
        pool.submit(move || both.wait().is_leader());
    let other =
        pool.submit(move || other.wait().is_leader());
    let first = *first.unwrap().result().unwrap();
    assert_eq!(other.unwrap().result(), Ok(&!first));
    assert_eq!(warm_up.result(), Ok(&20));
}
