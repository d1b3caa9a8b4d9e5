//! What belongs to the user may panic, may panic again when
//! the payload is dropped, and may ask the pool: nobody
//! waits for ever, and no lock is held.

use std::error::Error;
use std::fmt::{self, Write};
use std::panic::{
    AssertUnwindSafe, catch_unwind, panic_any,
};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::mpsc::{Sender, channel};
use std::time::Duration;

use threading_executor::{
    Builder, Future, FutureError, SubmitError, TaskPanic,
    ThreadPoolExecutor, as_completed,
};

/// Nothing here takes so long, unless it hangs.
const LIMIT: Duration = Duration::from_secs(20);

/// Panics when it is dropped, with another one.
struct Bomb;

impl Drop for Bomb {
    fn drop(&mut self) {
        panic_any(Self);
    }
}

/// A pool of one whose worker waits for a word.
fn waiting<T: Send + 'static>(
    task: impl FnOnce() -> T + Send + 'static,
) -> (ThreadPoolExecutor, Future<T>, Sender<()>) {
    let pool = ThreadPoolExecutor::new(1);
    let (go, wait) = channel();
    let task = pool.submit(move || {
        wait.recv().unwrap();
        task()
    });
    (pool, task.unwrap(), go)
}

/// The worker is alive, and waits for the next task.
fn goes_on(pool: &ThreadPoolExecutor) {
    let next = pool.submit(|| 20).unwrap();
    assert_eq!(next.result_timeout(LIMIT), Ok(&20));
    assert_eq!((pool.workers(), pool.idle()), (1, 1));
}

#[test]
fn the_payload_of_a_task() {
    let (pool, task, go) = waiting(|| panic_any(Bomb));
    go.send(()).unwrap();
    let panic = task.exception().unwrap().unwrap();
    assert_eq!(panic.message(), "Box<dyn Any>");
    std::mem::forget(panic.take_payload());
    goes_on(&pool);
}

#[test]
fn the_payload_of_a_task_that_nobody_asks() {
    let (pool, task, go) = waiting(|| panic_any(Bomb));
    drop(task);
    go.send(()).unwrap();
    goes_on(&pool);
}

#[test]
fn the_payload_of_an_initializer() {
    let pool = Builder::new()
        .max_workers(1)
        .initializer(|| panic_any(Bomb))
        .build();
    if let Ok(task) = pool.submit(|| 20) {
        let broken = Err(FutureError::Broken);
        assert_eq!(task.result_timeout(LIMIT), broken);
    }
    let late = pool.submit(|| 20).unwrap_err();
    assert!(matches!(late, SubmitError::Broken(_)));
    pool.shutdown();
}

#[test]
fn the_payload_of_a_callback() {
    let (pool, task, go) = waiting(|| 20);
    let (call, called) = channel();
    task.add_done_callback(|_| panic_any(Bomb));
    task.add_done_callback(move |_| call.send(1).unwrap());
    go.send(()).unwrap();
    assert_eq!(called.recv_timeout(LIMIT), Ok(1));
    goes_on(&pool);
    task.add_done_callback(|_| panic_any(Bomb));
    let late = pool.submit(|| 20).unwrap();
    late.add_done_callback(|_| panic_any(Bomb));
}

#[test]
fn what_a_callback_has_captured() {
    let (pool, task, go) = waiting(|| 20);
    let bomb = Bomb;
    task.add_done_callback(move |_| drop(bomb));
    go.send(()).unwrap();
    goes_on(&pool);
}

#[test]
fn what_a_task_has_captured() {
    let bomb = Bomb;
    let (pool, task, go) = waiting(move || drop(bomb));
    go.send(()).unwrap();
    let panic = task.exception().unwrap().unwrap();
    std::mem::forget(panic.take_payload());
    goes_on(&pool);
}

#[test]
fn what_a_task_that_never_ran_has_captured() {
    for by_shutdown in [false, true] {
        let (pool, _task, go) = waiting(|| ());
        let bomb = Bomb;
        let next = pool.submit(move || drop(bomb)).unwrap();
        if by_shutdown {
            pool.shutdown_cancel_futures_no_wait();
        } else {
            assert!(next.cancel());
        }
        assert!(next.cancelled());
        go.send(()).unwrap();
        if !by_shutdown {
            goes_on(&pool);
        }
        pool.shutdown();
    }
}

#[test]
fn a_result_that_nobody_asks() {
    let (pool, task, go) = waiting(|| Bomb);
    drop(task);
    go.send(()).unwrap();
    goes_on(&pool);
}

#[test]
fn a_result_is_dropped_while_the_worker_is_busy() {
    struct Slow(Arc<ThreadPoolExecutor>, Sender<bool>);
    impl Drop for Slow {
        fn drop(&mut self) {
            let other = self.0.submit(|| 20).unwrap();
            let came = other.result_timeout(LIMIT);
            let came = came == Ok(&20);
            self.1.send(came).unwrap();
        }
    }
    let pool = Arc::new(ThreadPoolExecutor::new(2));
    let (tell, told) = channel();
    let (go, wait) = channel::<()>();
    let own = Arc::clone(&pool);
    let task = pool.submit(move || {
        wait.recv().unwrap();
        Slow(own, tell)
    });
    drop(task.unwrap());
    go.send(()).unwrap();
    assert_eq!(told.recv(), Ok(true));
    assert_eq!(pool.workers(), 2);
}

#[test]
fn a_callback_may_submit_and_wait() {
    let pool = Arc::new(ThreadPoolExecutor::new(2));
    let (go, wait) = channel::<()>();
    let task = pool.submit(move || wait.recv().unwrap());
    let task = task.unwrap();
    let (tell, told) = channel();
    let own = Arc::clone(&pool);
    task.add_done_callback(move |_| {
        let other = own.submit(|| 20).unwrap();
        let came = other.result_timeout(LIMIT);
        tell.send(came.cloned()).unwrap();
    });
    go.send(()).unwrap();
    assert_eq!(told.recv().unwrap(), Ok(20));
}

/// A writer that asks the pool, and panics at the end.
struct Asks<'a>(&'a ThreadPoolExecutor, &'a Future<u32>);

impl Write for Asks<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let next = self.0.submit(|| 20).unwrap();
        assert_eq!(next.result_timeout(LIMIT), Ok(&20));
        self.1.add_done_callback(|_| ());
        assert!(!text.ends_with(['}', ']', ')']), "full");
        Ok(())
    }
}

#[test]
fn a_writer_may_ask_and_panic() {
    let pool = ThreadPoolExecutor::new(1);
    let task = pool.submit(|| 20).unwrap();
    task.result().unwrap();
    let list = as_completed([task.clone()]);
    let results = pool.map(|n| n, [20]).unwrap();
    let all: [&dyn fmt::Debug; 4] =
        [&pool, &task, &list, &results];
    for one in all {
        let write = || {
            write!(Asks(&pool, &task), "{one:?}").is_ok()
        };
        let full = catch_unwind(AssertUnwindSafe(write));
        assert!(full.is_err());
        goes_on(&pool);
    }
}

/// A writer that lets the pool go on at one of its calls,
/// and waits for the last task.
struct Waits<'a> {
    calls_before: usize,
    go: Sender<()>,
    last: &'a Future<u32>,
}

impl Write for Waits<'_> {
    fn write_str(&mut self, _: &str) -> fmt::Result {
        if self.calls_before == 0 {
            let _ = self.go.send(());
            let last = self.last.result_timeout(LIMIT);
            assert_eq!(last, Ok(&20));
        }
        self.calls_before =
            self.calls_before.wrapping_sub(1);
        Ok(())
    }
}

#[test]
fn a_writer_may_wait_for_what_is_watched() {
    for calls_before in 0..60 {
        let (pool, first, go) = waiting(|| 20);
        let last = pool.submit(|| 20).unwrap();
        let both = [first, last.clone()];
        let list = as_completed(both);
        let last = &last;
        let go_later = go.clone();
        let mut writer = Waits { calls_before, go, last };
        write!(writer, "{list:?}").unwrap();
        let _ = go_later.send(());
        assert_eq!(list.count(), 2);
    }
}

#[test]
fn a_refused_function_comes_back() {
    struct Neither(u32);
    let pool = ThreadPoolExecutor::new(1);
    pool.shutdown();
    let soup = Neither(20);
    let refused = pool.submit(move || soup.0).unwrap_err();
    assert_eq!(format!("{refused:?}"), "ShutDown(..)");
    assert!(refused.source().is_none());
    assert_eq!(refused.into_inner()(), 20);
    let refused = pool.map(|n: u32| n, [1]).unwrap_err();
    assert!(matches!(refused, SubmitError::ShutDown(())));
}

#[test]
fn the_source_of_an_error_is_the_panic() {
    let pool = ThreadPoolExecutor::new(1);
    let task = pool.submit(|| panic!("no bun")).unwrap();
    let error = task.result().unwrap_err();
    assert_eq!(error.to_string(), "the task panicked");
    let source = error.source().unwrap();
    assert!(source.is::<TaskPanic>());
    assert_eq!(source.to_string(), "no bun");
    assert!(FutureError::Cancelled.source().is_none());
}

#[test]
fn the_source_of_a_refusal_is_that_of_the_system() {
    let reason = std::io::Error::other("no memory");
    let refused = SubmitError::NoThread((), reason);
    assert_eq!(
        refused.to_string(),
        "can't start new thread"
    );
    let source = refused.source().unwrap();
    assert_eq!(source.to_string(), "no memory");
}

#[test]
fn a_result_is_taken_by_the_only_handle() {
    let (pool, task, go) = waiting(|| Box::new(20));
    let other = task.clone();
    go.send(()).unwrap();
    assert_eq!(other.result(), Ok(&Box::new(20)));
    let task = task.into_result().unwrap_err();
    drop(other);
    assert_eq!(task.into_result(), Ok(Ok(Box::new(20))));
    let bad = pool.submit(|| panic!("burnt")).unwrap();
    let error = bad.into_result().unwrap().unwrap_err();
    assert!(matches!(error, FutureError::Panicked(_)));
}

#[test]
fn a_result_may_be_send_alone() {
    let pool = ThreadPoolExecutor::new(1);
    let cell = || std::cell::Cell::new(20);
    let task = pool.submit(cell).unwrap();
    let here = task.clone();
    here.result().unwrap().set(10);
    assert_eq!(task.result().unwrap().get(), 10);
    fn shared<T: Send + Sync>(_: T) {}
    shared(pool.map(std::cell::Cell::new, [20]).unwrap());
}

#[test]
fn a_task_runs_once_and_its_callback_too() {
    let count = Arc::new(AtomicU32::new(0));
    let pool = ThreadPoolExecutor::new(2);
    for _ in 0..500 {
        let calls = Arc::clone(&count);
        let task = pool.submit(|| ()).unwrap();
        task.add_done_callback(move |task| {
            assert!(task.done());
            calls.fetch_add(1, SeqCst);
        });
    }
    pool.shutdown();
    assert_eq!(count.load(SeqCst), 500);
}

#[test]
fn a_second_shutdown_waits_as_the_first_does() {
    let (pool, task, go) = waiting(|| 20);
    std::thread::scope(|scope| {
        let shut = || {
            pool.shutdown();
            assert!(task.done());
        };
        let both = [scope.spawn(shut), scope.spawn(shut)];
        let soon = task.result_timeout(Duration::ZERO);
        assert_eq!(soon, Err(FutureError::TimedOut));
        go.send(()).unwrap();
        for one in both {
            one.join().unwrap();
        }
    });
}
