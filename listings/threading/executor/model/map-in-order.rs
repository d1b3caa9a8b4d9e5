//! Two workers run a map: the results come in the order of the items.

use std::mem;

use threading_executor::ThreadPoolExecutor;

fn main() {
    let pool = ThreadPoolExecutor::new(2);
    let results = pool.map(|n: u32| n + 1, [1, 2]).unwrap();
    let results: Vec<_> = results.collect();
    assert_eq!(results, [Ok(2), Ok(3)]);
    // How a pool ends is tried elsewhere.
    mem::forget(pool);
}
