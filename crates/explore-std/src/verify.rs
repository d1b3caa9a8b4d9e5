//! A program that writes down whether each of its schedules comes to its end.

use std::{env, fs};

use crate::exploration::Exploration;
use crate::explorer::Explorer;
use crate::main_fn::Main;
use crate::outcome::{End, Outcome};

/// Whether a program comes to its end by every schedule.
///
/// A thread that panics ends, too; the program panics where it is joined and
/// the result unwrapped.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Verdict {
    /// The number of its schedules, in which no wait ends for no reason.
    pub schedules: u128,
    /// How often the program was run, by these and by those in which waits do.
    pub executions: usize,
    /// How long that took, in microseconds.
    pub micros: u64,
    /// What it comes to otherwise, and by which schedule.
    pub failure: Option<String>,
}

impl Verdict {
    fn of(plain: &Exploration, spurious: &Exploration, micros: u64) -> Self {
        let failure = failure(plain).or_else(|| {
            failure(spurious).map(|failure| format!("if waits may end for no reason: {failure}"))
        });
        Self {
            schedules: plain.schedules(),
            executions: plain.executions() + spurious.executions(),
            micros,
            failure,
        }
    }
}

/// What a program must not come to, if it comes to it.
fn failure(exploration: &Exploration) -> Option<String> {
    if let Some(truncated) = exploration.truncated() {
        return Some(format!("not all schedules can be tried: {truncated}"));
    }
    if let Some(omitted) = exploration.omitted().first() {
        return Some(format!("not everything can be tried: {omitted}"));
    }
    let right = |outcome: &Outcome| outcome.end == End::Finished;
    let outcome = exploration
        .outcomes()
        .keys()
        .find(|outcome| !right(outcome))?;
    let schedule = exploration.schedule(outcome);
    let schedule = schedule.map_or(String::new(), |schedule| format!("\n{schedule}"));
    Some(format!("{}{schedule}", outcome.end))
}

/// What comes of the program by itself, and what beside if waits may end, and
/// exchanges fail, once in each thread for no reason.
fn both<T: Main>(program: fn() -> T) -> (Exploration, Exploration) {
    let reasonable = Explorer::new().weak_failures_at_most(1);
    let plain = reasonable.explore(program);
    (plain, reasonable.spurious_at_most(1).explore(program))
}

/// Runs the program by every schedule, in which an exchange may fail once in
/// each thread for no reason, and then by those in which each thread may also go
/// on once from a wait, and writes a [`Verdict`] as JSON to the
/// file that the variable `EXPLORE_STD_VERDICT` names.
///
/// # Panics
///
/// If the variable is missing or the file cannot be written; and as
/// [`explore`](crate::explore).
pub fn verify<T: Main>(program: fn() -> T) {
    let file =
        env::var_os("EXPLORE_STD_VERDICT").expect("EXPLORE_STD_VERDICT names the file to write");
    let start = std::time::Instant::now();
    let (plain, spurious) = both(program);
    let micros = start.elapsed().as_micros().try_into().unwrap_or(u64::MAX);
    let verdict = Verdict::of(&plain, &spurious, micros);
    let text = serde_json::to_string(&verdict).expect("a verdict is plain data");
    fs::write(file, text).expect("the file can be written");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sync::atomic::{AtomicU32, Ordering::SeqCst};
    use crate::sync::{Condvar, Mutex};
    use crate::thread;

    fn verdict(program: fn()) -> Verdict {
        let (plain, spurious) = both(program);
        Verdict::of(&plain, &spurious, 0)
    }

    fn wait_in_a_loop() {
        let (ready, set) = (Mutex::new(false), Condvar::new());
        thread::scope(|s| {
            s.spawn(|| {
                *ready.lock().unwrap() = true;
                set.notify_one();
            });
            let guard = ready.lock().unwrap();
            assert!(*set.wait_while(guard, |ready| !*ready).unwrap());
        });
    }

    fn wait_once() {
        let (ready, set) = (Mutex::new(false), Condvar::new());
        thread::scope(|s| {
            s.spawn(|| {
                *ready.lock().unwrap() = true;
                set.notify_one();
            });
            let mut guard = ready.lock().unwrap();
            if !*guard {
                guard = set.wait(guard).unwrap();
            }
            assert!(*guard, "woken too early");
        });
    }

    #[test]
    fn a_program_that_always_comes_to_its_end_is_right() {
        let verdict = verdict(wait_in_a_loop);
        assert_eq!(verdict.failure, None);
        assert!(verdict.schedules >= 2, "{verdict:?}");
        assert!(verdict.executions >= 4, "{verdict:?}");
    }

    #[test]
    fn a_wait_that_is_not_repeated_is_wrong_where_waits_end_for_no_reason() {
        let failure = verdict(wait_once).failure.unwrap();
        assert!(
            failure.starts_with("if waits may end for no reason: panicked"),
            "{failure}"
        );
        assert!(failure.contains("main"), "{failure}");
    }

    #[test]
    fn a_program_is_not_known_to_be_right_if_not_all_of_it_is_explored() {
        let failure = verdict(|| {
            let thread = thread::spawn(|| ());
            crate::__not_modelled("Arc::try_unwrap", ());
            thread.join().unwrap();
        });
        let failure = failure.failure.unwrap();
        let expected = "not everything can be tried: `Arc::try_unwrap` at ";
        assert!(failure.starts_with(expected), "{failure}");
    }

    #[test]
    fn an_exchange_that_is_not_repeated_is_wrong() {
        let failure = verdict(|| {
            let value = AtomicU32::new(0);
            let done = value.compare_exchange_weak(0, 1, SeqCst, SeqCst);
            assert!(done.is_ok(), "failed for no reason");
        });
        let failure = failure.failure.unwrap();
        assert!(
            failure.starts_with("panicked: failed for no reason"),
            "{failure}"
        );
    }

    #[test]
    fn a_deadlock_and_a_panic_are_wrong() {
        let relock = verdict(|| {
            let lock = Mutex::new(());
            let _held = lock.lock();
            let _again = lock.lock();
        });
        let failure = relock.failure.unwrap();
        assert!(
            failure.starts_with("deadlock; main is blocked"),
            "{failure}"
        );
        let panic = verdict(|| {
            thread::scope(|s| {
                s.spawn(|| panic!("burnt"));
            })
        });
        let failure = panic.failure.unwrap();
        assert!(failure.starts_with("panicked"), "{failure}");
    }
}
