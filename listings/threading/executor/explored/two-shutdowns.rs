//! Two threads shut the pool down: neither returns before the task has ended.

use std::thread;

use threading_executor::ThreadPoolExecutor;

fn main() {
    let pool = ThreadPoolExecutor::new(1);
    let task = pool.submit(|| 20).unwrap();
    let shut_down = || {
        pool.shutdown(true, false);
        assert!(task.done());
    };
    thread::scope(|scope| {
        scope.spawn(shut_down);
        shut_down();
    });
}
