//! What CPython's own tests of its pool ask for, under
//! their names: `test_thread_pool.py`, `test_shutdown.py`
//! and `executor.py` in `Lib/test/test_concurrent_futures`.

use std::sync::mpsc::{channel, sync_channel};
use std::sync::{Arc, Barrier};
use std::{hint, thread};

use threading_executor::{SubmitError, ThreadPoolExecutor};

/// Gives two cores something else to do.
fn while_cores_are_busy(test: impl Fn()) {
    thread::scope(|scope| {
        let busy = Arc::new(());
        for _ in 0..2 {
            let busy = Arc::downgrade(&busy);
            scope.spawn(move || {
                while busy.strong_count() > 0 {
                    hint::spin_loop();
                }
            });
        }
        for _ in 0..50 {
            test();
        }
    });
}

fn idle_thread_reuse() {
    let pool = ThreadPoolExecutor::new(8);
    for (a, b) in [(21, 2), (6, 7), (3, 14)] {
        let product = pool.submit(move || a * b).unwrap();
        assert_eq!(product.result(), Ok(&42));
    }
    assert_eq!(pool.workers(), 1);
}

#[test]
fn test_idle_thread_reuse() {
    for _ in 0..5_000 {
        idle_thread_reuse();
    }
    while_cores_are_busy(idle_thread_reuse);
}

/// Here the tasks wait until all is cancelled; there they
/// sleep.
fn cancel_futures() {
    let pool = ThreadPoolExecutor::new(5);
    let gate = Arc::new(Barrier::new(6));
    let tasks: Vec<_> = (0..50)
        .map(|_| {
            let gate = Arc::clone(&gate);
            let task = move || {
                gate.wait();
            };
            pool.submit(task).unwrap()
        })
        .collect();
    pool.shutdown_cancel_futures_no_wait();
    gate.wait();
    pool.shutdown_cancel_futures();
    let (cancelled, others): (Vec<_>, Vec<_>) =
        tasks.iter().partition(|task| task.cancelled());
    assert_eq!(cancelled.len(), 45);
    assert!(others.iter().all(|t| t.result() == Ok(&())));
}

#[test]
fn test_cancel_futures() {
    for _ in 0..50 {
        cancel_futures();
    }
    while_cores_are_busy(cancel_futures);
}

/// CPython allows that nothing is printed.
fn cancel_futures_wait_false() {
    let (print, printed) = channel();
    let pool = ThreadPoolExecutor::default();
    pool.submit(move || print.send("apple")).unwrap();
    pool.shutdown_cancel_futures_no_wait();
    drop(pool);
    assert_eq!(printed.try_recv(), Ok("apple"));
}

#[test]
fn test_cancel_futures_wait_false() {
    for _ in 0..50 {
        cancel_futures_wait_false();
    }
    while_cores_are_busy(cancel_futures_wait_false);
}

#[test]
fn test_hang_gh94440() {
    let pool = ThreadPoolExecutor::new(1);
    pool.submit(|| 0).unwrap().result().unwrap();
    pool.submit(|| 0).unwrap().cancel();
    pool.shutdown();
}

#[test]
fn test_hang_issue12364() {
    let pool = ThreadPoolExecutor::new(5);
    let tasks: Vec<_> =
        (0..50).map(|n| pool.submit(move || n)).collect();
    pool.shutdown();
    for (n, task) in tasks.into_iter().enumerate() {
        assert_eq!(task.unwrap().into_result(), Ok(Ok(n)));
    }
}

/// Each task submits the next, until the pool is shut down.
#[test]
fn test_hang_global_shutdown_lock() {
    fn submit(pool: &Arc<ThreadPoolExecutor>) {
        let own = Arc::clone(pool);
        if let Err(error) =
            pool.submit(move || submit(&own))
        {
            assert!(matches!(
                error,
                SubmitError::ShutDown(_)
            ));
        }
    }
    let pool = Arc::new(ThreadPoolExecutor::new(1));
    submit(&pool);
    pool.shutdown();
    assert_eq!(pool.queued(), 0);
}

#[test]
fn test_threads_terminate() {
    let pool = ThreadPoolExecutor::new(5);
    let gate = Arc::new(Barrier::new(4));
    for _ in 0..3 {
        let gate = Arc::clone(&gate);
        pool.submit(move || gate.wait().is_leader())
            .unwrap();
    }
    assert_eq!(pool.workers(), 3);
    gate.wait();
    pool.shutdown();
    assert_eq!(Arc::strong_count(&gate), 1);
}

/// The worker keeps nothing of a task that has ended.
#[test]
fn test_no_stale_references() {
    let pool = ThreadPoolExecutor::new(1);
    // It is closed when the task is dropped.
    let (alive, gone) = sync_channel::<()>(0);
    let task = pool.submit(move || drop(alive)).unwrap();
    assert!(gone.recv().is_err());
    assert_eq!(task.result(), Ok(&()));
    let result = Arc::new(());
    let weak = Arc::downgrade(&result);
    let task = pool.submit(move || result).unwrap();
    assert_eq!(weak.strong_count(), 1);
    task.result().unwrap();
    drop(task);
    assert_eq!(weak.strong_count(), 0);
}
