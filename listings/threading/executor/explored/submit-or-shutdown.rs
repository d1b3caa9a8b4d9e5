//! A task is submitted while the pool is shut down: it is refused, or it is run.

use std::thread;

use threading_executor::{SubmitError, ThreadPoolExecutor};

fn main() {
    let pool = ThreadPoolExecutor::new(1);
    thread::scope(|scope| {
        scope.spawn(|| pool.shutdown(true, false));
        match pool.submit(|| 20) {
            Ok(task) => assert_eq!(task.result(), Ok(&20)),
            Err(error) => {
                assert_eq!(error, SubmitError::ShutDown);
            }
        }
    });
}
