//! A task is submitted while the pool is shut down: it is refused, or it has run when the pool is gone.

use std::thread;

use threading_executor::{SubmitError, ThreadPoolExecutor};

fn main() {
    let pool = ThreadPoolExecutor::new(1);
    let task = thread::scope(|scope| {
        scope.spawn(|| pool.shutdown());
        pool.submit(|| 20)
    });
    match task {
        Ok(task) => assert_eq!(task.result(), Ok(&20)),
        Err(e) => {
            assert!(matches!(e, SubmitError::ShutDown(_)))
        }
    }
}
