//! What a pool promises, method by method.

use std::collections::HashSet;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::mpsc::channel;
use std::sync::{Arc, Barrier};
use std::time::Duration;
use std::{panic, thread};

use threading_executor::{
    Builder, Future, FutureError, ReturnWhen, SubmitError,
    TaskPanic, ThreadPoolExecutor, TimeoutError,
    as_completed, as_completed_timeout, wait, wait_timeout,
};

/// A pool of one whose worker waits until the gate is met.
fn busy() -> (ThreadPoolExecutor, Arc<Barrier>) {
    let gate = Arc::new(Barrier::new(2));
    let pool = ThreadPoolExecutor::new(1);
    let (begun, running) = channel();
    let inner = Arc::clone(&gate);
    pool.submit(move || {
        begun.send(()).unwrap();
        inner.wait();
    })
    .unwrap();
    running.recv().unwrap();
    (pool, gate)
}

#[test]
fn threads_may_share_all_of_it() {
    fn shared<T: Send + Sync + std::fmt::Debug>() {}
    shared::<ThreadPoolExecutor>();
    shared::<Builder>();
    shared::<Future<String>>();
    shared::<threading_executor::Results<String>>();
    shared::<threading_executor::AsCompleted<String>>();
    shared::<FutureError>();
    shared::<TaskPanic>();
}

#[test]
fn the_default_number_is_that_of_python() {
    let cores = thread::available_parallelism().unwrap();
    let expected = (cores.get() + 4).min(32);
    let pool = ThreadPoolExecutor::default();
    assert_eq!(pool.max_workers(), expected);
}

#[test]
fn no_worker_is_no_pool() {
    let pool = || ThreadPoolExecutor::new(0);
    assert!(panic::catch_unwind(pool).is_err());
}

#[test]
fn workers_are_started_up_to_the_maximum() {
    let pool = ThreadPoolExecutor::new(4);
    let gate = Arc::new(Barrier::new(5));
    for _ in 0..4 {
        let gate = Arc::clone(&gate);
        pool.submit(move || gate.wait().is_leader())
            .unwrap();
    }
    for _ in 0..60 {
        pool.submit(|| ()).unwrap();
    }
    assert_eq!(pool.workers(), 4);
    assert_eq!(pool.idle(), 0);
    gate.wait();
}

#[test]
fn workers_have_the_prefix_and_a_number() {
    let pool = Builder::new()
        .max_workers(3)
        .thread_name_prefix("SpecialPool")
        .build();
    let name =
        |_| thread::current().name().unwrap().to_owned();
    for name in pool.map(name, 0..9).unwrap() {
        let name = name.unwrap();
        let number =
            name.strip_prefix("SpecialPool_").unwrap();
        assert!(number.parse::<u32>().unwrap() < 3);
    }
}

#[test]
fn an_unnamed_pool_has_a_name_of_its_own() {
    let name = || {
        let pool = ThreadPoolExecutor::new(1);
        let task = pool.submit(thread::current).unwrap();
        let thread = task.result().unwrap().clone();
        thread.name().unwrap().to_owned()
    };
    let (one, other) = (name(), name());
    assert!(
        one.starts_with("ThreadPoolExecutor-"),
        "{one}"
    );
    assert!(one.ends_with("_0"), "{one}");
    assert_ne!(one, other);
}

#[test]
fn a_panic_is_kept_and_the_worker_goes_on() {
    let pool = ThreadPoolExecutor::new(1);
    let bad = pool.submit(|| -> u8 {
        panic::panic_any("no 7".to_owned())
    });
    let good = pool.submit(|| 20).unwrap();
    let panic = bad.unwrap().exception().unwrap().unwrap();
    assert_eq!(panic.message(), "no 7");
    let again =
        panic::catch_unwind(|| panic.resume_unwind());
    let payload = again.unwrap_err();
    assert_eq!(
        payload.downcast_ref(),
        Some(&"no 7".to_owned())
    );
    assert_eq!(good.result(), Ok(&20));
    assert_eq!(good.exception(), Ok(None));
}

#[test]
fn only_what_does_not_run_is_cancelled() {
    let (pool, gate) = busy();
    let task = pool.submit(|| 20).unwrap();
    assert!(!task.done() && !task.running());
    assert!(task.cancel());
    assert!(task.cancel(), "and again");
    assert!(task.cancelled() && task.done());
    assert_eq!(task.result(), Err(FutureError::Cancelled));
    assert_eq!(
        task.exception(),
        Err(FutureError::Cancelled)
    );
    gate.wait();
    drop(pool);
}

#[test]
fn a_future_that_times_out_may_be_asked_again() {
    let (pool, gate) = busy();
    let task = pool.submit(|| 20).unwrap();
    let short = Duration::from_millis(1);
    let timed_out = FutureError::TimedOut;
    assert_eq!(
        task.result_timeout(short),
        Err(timed_out.clone())
    );
    assert_eq!(
        task.exception_timeout(Duration::ZERO),
        Err(timed_out)
    );
    gate.wait();
    assert_eq!(task.result_timeout(Duration::MAX), Ok(&20));
}

#[test]
fn callbacks_run_in_order_and_survive_a_panic() {
    let (pool, gate) = busy();
    let task = pool.submit(|| 20).unwrap();
    let (sender, calls) = channel();
    let last = sender.clone();
    let call = |number| {
        let sender = sender.clone();
        move |task: &Future<u32>| {
            assert_eq!(task.result(), Ok(&20));
            sender.send(number).unwrap();
        }
    };
    task.add_done_callback(call(1));
    task.add_done_callback(|_| panic!("doh"));
    task.add_done_callback(call(2));
    gate.wait();
    drop(pool);
    let here = thread::current().id();
    task.add_done_callback(move |_| {
        assert_eq!(thread::current().id(), here);
        last.send(3).unwrap();
    });
    drop(sender);
    let calls: Vec<_> = calls.iter().collect();
    assert_eq!(calls, [1, 2, 3]);
}

#[test]
fn map_is_in_order_and_ends_with_the_first_error() {
    let pool = ThreadPoolExecutor::new(3);
    let divide = |d: u32| 6 / d;
    let mut results =
        pool.map(divide, [2, 3, 0, 1]).unwrap();
    assert_eq!(results.next(), Some(Ok(3)));
    assert_eq!(results.next(), Some(Ok(2)));
    assert!(results.next().unwrap().is_err());
    assert_eq!(results.next(), None);
}

/// It ends early where one of them is an error.
#[test]
fn a_map_says_how_many_results_may_be_left() {
    let pool = ThreadPoolExecutor::new(1);
    let mut results = pool.map(|n: u32| n, [1, 2]).unwrap();
    for left in [2, 1, 0] {
        let hint = (left.min(1), Some(left));
        assert_eq!(results.size_hint(), hint);
        assert_eq!(results.next().is_some(), left > 0);
    }
}

#[test]
fn map_takes_what_is_neither_clone_nor_sync() {
    let pool = ThreadPoolExecutor::new(1);
    let results = pool.map(std::cell::Cell::new, [20]);
    let cell = results.unwrap().next().unwrap().unwrap();
    assert_eq!(cell.into_inner(), 20);
}

#[test]
fn map_that_times_out_cancels_the_rest() {
    let (pool, gate) = busy();
    let calls = Arc::new(AtomicU32::new(0));
    let counter = Arc::clone(&calls);
    let count = move |_| counter.fetch_add(1, SeqCst);
    let mut results = pool
        .map_timeout(count, 0..2, Duration::ZERO)
        .unwrap();
    let late = Some(Err(FutureError::TimedOut));
    assert_eq!(results.next(), late);
    assert_eq!(results.next(), None);
    gate.wait();
    drop(pool);
    assert_eq!(calls.load(SeqCst), 0);
}

#[test]
fn map_that_nobody_asks_runs_and_one_half_asked_does_not() {
    let calls = Arc::new(AtomicU32::new(0));
    let counter = Arc::clone(&calls);
    let count = move |_: u32| counter.fetch_add(1, SeqCst);
    let pool = ThreadPoolExecutor::new(1);
    drop(pool.map(count, 0..9).unwrap());
    drop(pool);
    assert_eq!(calls.load(SeqCst), 9);

    let (pool, gate) = busy();
    let mut results = pool
        .map_timeout(|n| n, 0..9, Duration::ZERO)
        .unwrap();
    assert!(results.next().unwrap().is_err());
    drop(results);
    gate.wait();
}

#[test]
#[allow(
    clippy::mutable_key_type,
    reason = "a future is known by its address"
)]
fn as_completed_yields_each_once() {
    let pool = ThreadPoolExecutor::new(3);
    let tasks: Vec<_> =
        (0..9).map(|n| pool.submit(move || n)).collect();
    let tasks = tasks.into_iter().map(Result::unwrap);
    let tasks: Vec<_> = tasks.collect();
    let twice = tasks.iter().chain(&tasks).cloned();
    let ended: Vec<_> = as_completed(twice).collect();
    assert_eq!(ended.len(), 9);
    let set: HashSet<_> = ended.into_iter().collect();
    assert!(tasks.iter().all(|task| set.contains(task)));
}

#[test]
fn as_completed_says_how_many_are_missing() {
    let (pool, gate) = busy();
    let tasks: Vec<_> = (0..4)
        .map(|n| pool.submit(move || n).unwrap())
        .collect();
    tasks[0].cancel();
    tasks[1].cancel();
    let mut ended =
        as_completed_timeout(tasks, Duration::ZERO);
    assert!(ended.next().unwrap().unwrap().cancelled());
    assert!(ended.next().unwrap().unwrap().cancelled());
    let error = ended.next().unwrap().unwrap_err();
    assert_eq!(
        error,
        TimeoutError { unfinished: 2, total: 4 }
    );
    assert_eq!(
        error.to_string(),
        "2 (of 4) futures unfinished"
    );
    assert!(ended.next().is_none());
    gate.wait();
}

#[test]
fn wait_returns_when_it_is_told_to() {
    let (pool, gate) = busy();
    let tasks: Vec<_> = (0..3)
        .map(|n| pool.submit(move || n).unwrap())
        .collect();
    let all = ReturnWhen::AllCompleted;
    let found = wait_timeout(
        tasks.clone(),
        Duration::from_millis(1),
        all,
    );
    assert!(found.done.is_empty());
    assert_eq!(found.not_done, tasks);
    tasks[1].cancel();
    let first = ReturnWhen::FirstCompleted;
    let found = wait(tasks.clone(), first);
    assert_eq!(found.done, [tasks[1].clone()]);
    assert_eq!(found.not_done.len(), 2);
    gate.wait();
    let found = wait(found.not_done, all);
    assert_eq!(found.done.len(), 2);
    assert!(found.not_done.is_empty());
}

#[test]
fn who_has_ended_before_the_wait_is_done_too() {
    let pool = ThreadPoolExecutor::new(1);
    let tasks = [1, 2].map(|n| pool.submit(move || n));
    let tasks = tasks.map(Result::unwrap);
    for task in &tasks {
        task.result().unwrap();
    }
    let first = ReturnWhen::FirstCompleted;
    let found = wait(tasks.clone(), first);
    assert_eq!(found.done, tasks);
    assert!(found.not_done.is_empty());
}

#[test]
fn as_completed_says_how_many_are_left() {
    let pool = ThreadPoolExecutor::new(1);
    let tasks = [1, 2].map(|n| pool.submit(move || n));
    let mut ended = as_completed(tasks.map(Result::unwrap));
    for left in [2, 1, 0] {
        assert_eq!(ended.size_hint(), (left, Some(left)));
        assert_eq!(ended.next().is_some(), left > 0);
    }
}

#[test]
fn a_task_is_queued_then_runs_then_is_done() {
    let (begun, running) = channel();
    let gate = Arc::new(Barrier::new(2));
    let inner = Arc::clone(&gate);
    let pool = ThreadPoolExecutor::new(1);
    let first = pool.submit(move || {
        begun.send(()).unwrap();
        inner.wait();
    });
    let (first, next) =
        (first.unwrap(), pool.submit(|| ()));
    let next = next.unwrap();
    running.recv().unwrap();
    assert!(first.running() && !first.done());
    assert!(!next.running());
    assert_eq!(pool.queued(), 1);
    gate.wait();
    next.result().unwrap();
    assert!(first.done() && !first.running());
    assert_eq!(pool.queued(), 0);
}

#[test]
fn a_panic_is_equal_to_itself_alone() {
    let pool = ThreadPoolExecutor::new(1);
    let [a, b] = [(); 2].map(|()| {
        let task = pool.submit(|| panic!("burnt"));
        let task: Future<()> = task.unwrap();
        task.exception().unwrap().unwrap()
    });
    assert_eq!(a, a.clone());
    assert_ne!(a, b);
    assert_eq!(format!("{a:?}"), "TaskPanic(\"burnt\")");
}

#[test]
fn a_shutdown_that_does_not_wait_runs_what_it_accepted() {
    let (pool, gate) = busy();
    let accepted = pool.submit(|| 20).unwrap();
    pool.shutdown_no_wait();
    pool.submit(|| 0).unwrap_err();
    gate.wait();
    assert_eq!(accepted.result(), Ok(&20));
}

#[test]
fn a_builder_shows_what_it_was_told() {
    let builder = Builder::new()
        .max_workers(3)
        .thread_name_prefix("cook");
    let shown = format!("{builder:?}");
    for word in ["max_workers: Some(3)", "cook"] {
        assert!(shown.contains(word), "{shown}");
    }
}

#[test]
fn wait_returns_at_the_first_exception() {
    let pool = ThreadPoolExecutor::new(2);
    let gate = Arc::new(Barrier::new(2));
    let inner = Arc::clone(&gate);
    let slow = pool.submit(move || {
        inner.wait();
    });
    let slow = slow.unwrap();
    let bad = pool.submit(|| panic!("burnt")).unwrap();
    let first = ReturnWhen::FirstException;
    let found = wait([slow.clone(), bad.clone()], first);
    assert_eq!(found.done, [bad]);
    assert_eq!(found.not_done, [slow]);
    gate.wait();
}

#[test]
fn a_failed_initializer_breaks_the_pool() {
    let pool = Builder::new()
        .max_workers(1)
        .initializer(|| panic!("no knife"))
        .build();
    match pool.submit(|| 20) {
        Ok(task) => {
            assert_eq!(
                task.result(),
                Err(FutureError::Broken)
            );
        }
        Err(error) => {
            assert!(matches!(error, SubmitError::Broken(_)))
        }
    }
    let late = pool.submit(|| 20).unwrap_err();
    assert!(matches!(late, SubmitError::Broken(_)));
}

#[test]
fn a_task_may_shut_its_own_pool_down() {
    let pool = Arc::new(ThreadPoolExecutor::new(2));
    let own = Arc::clone(&pool);
    let task =
        pool.submit(move || own.shutdown_cancel_futures());
    assert_eq!(task.unwrap().result(), Ok(&()));
    let late = pool.submit(|| ()).unwrap_err();
    assert!(matches!(late, SubmitError::ShutDown(_)));
    pool.shutdown();
}

#[test]
fn many_threads_submit_and_cancel_at_a_time() {
    let ran = Arc::new(AtomicU32::new(0));
    let pool = ThreadPoolExecutor::new(4);
    let cancelled: u32 = thread::scope(|scope| {
        let submit = || {
            let task = |_| {
                let ran = Arc::clone(&ran);
                let count =
                    move || ran.fetch_add(1, SeqCst);
                pool.submit(count).unwrap()
            };
            (0..200)
                .map(task)
                .map(|task| u32::from(task.cancel()))
                .sum::<u32>()
        };
        let threads: Vec<_> =
            (0..4).map(|_| scope.spawn(submit)).collect();
        threads.into_iter().map(|t| t.join().unwrap()).sum()
    });
    drop(pool);
    assert_eq!(ran.load(SeqCst) + cancelled, 800);
}
