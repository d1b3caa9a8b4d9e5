//! Two workers map two items, and one panics: the results come in order, up to the panic.

use threading_executor::{FutureError, ThreadPoolExecutor};

fn main() {
    let pool = ThreadPoolExecutor::new(2);
    let halve = |n: u32| {
        assert!(n % 2 == 0, "{n} is odd");
        n / 2
    };
    let mut results = pool.map(halve, [20, 9]).unwrap();
    assert_eq!(results.next(), Some(Ok(10)));
    match results.next() {
        Some(Err(FutureError::Panicked(panic))) => {
            assert_eq!(panic.message(), "9 is odd");
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(results.next(), None);
}
