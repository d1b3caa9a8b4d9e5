//! The initializer of a worker panics while tasks are submitted: each is refused, or given up.

use threading_executor::{
    Builder, FutureError, SubmitError,
};

fn main() {
    let pool = Builder::new()
        .max_workers(1)
        .initializer(|| panic!("no knife"))
        .build();
    for _ in 0..2 {
        match pool.submit(|| 20) {
            Ok(task) => assert_eq!(
                task.result(),
                Err(FutureError::Broken)
            ),
            Err(e) => {
                assert!(matches!(e, SubmitError::Broken(_)))
            }
        }
    }
    assert!(pool.submit(|| 20).is_err());
}
