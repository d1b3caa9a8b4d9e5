//! Searches that are given up, or that tell how far they are.

use std::process::Command;
use std::sync::Arc;
use std::time::Duration;
use std::{env, str};

use explore_std as explored;
use explored::sync::Mutex;
use explored::sync::atomic::{AtomicU32, Ordering::SeqCst};
use explored::{End, Explorer, Omission, println, thread};

/// More schedules than are tried in a second.
fn three_counters() {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = || (0..9).for_each(|_| COUNT.store(COUNT.load(SeqCst) + 1, SeqCst));
    let threads = [(); 3].map(|()| thread::spawn(count));
    threads
        .into_iter()
        .for_each(|thread| thread.join().unwrap());
}

#[test]
fn a_search_that_is_out_of_time_says_how_far_it_came() {
    let limit = Duration::from_millis(20);
    let found = Explorer::new().time_limit(limit).explore(three_counters);
    let why = found.truncated().expect("it is not complete");
    let (executions, states) = (found.executions(), found.states());
    assert_eq!(
        why,
        format!("more than 20ms: {executions} executions, {states} states")
    );
    assert!(executions > 0 && states > 0, "{why}");
}

/// To find the outcomes once is not enough where a loop was cut short.
#[test]
fn so_does_one_that_has_no_time_for_patience() {
    fn spins() {
        static SET: AtomicU32 = AtomicU32::new(0);
        let thread = thread::spawn(|| SET.store(1, SeqCst));
        while SET.load(SeqCst) == 0 {}
        thread.join().unwrap();
    }
    let patient = Explorer::new().explore(spins);
    assert_eq!(patient.truncated(), None);
    let short = Explorer::new().max_executions(patient.executions());
    let why = short.explore(spins).truncated().map(str::to_owned);
    assert!(why.unwrap().ends_with("with more patience for loops"));
}

#[test]
fn a_search_in_time_is_complete() {
    let hour = Duration::from_secs(3600);
    let found = Explorer::new()
        .time_limit(hour)
        .explore(|| println!("once"));
    assert_eq!(found.truncated(), None);
    assert_eq!(found.schedules(), 1);
}

/// The last execution that is allowed may be the last that there is.
#[test]
fn a_search_that_meets_its_limit_at_its_end_is_complete() {
    let found = Explorer::new()
        .max_executions(1)
        .explore(|| println!("once"));
    assert_eq!(found.truncated(), None);
}

const ASKED: &str = "EXPLORE_STD_LIMITS";

#[test]
fn who_asks_is_told_how_far_the_search_is() {
    if env::var_os(ASKED).is_some() {
        let found = Explorer::new().progress(Duration::ZERO);
        found.explore(|| {
            let lock = Mutex::new(());
            thread::scope(|s| {
                s.spawn(|| drop(lock.lock()));
                drop(lock.lock());
            });
        });
        Explorer::new().explore(|| explored::eprintln!("in silence"));
        return;
    }
    let run = Command::new(env::current_exe().unwrap())
        .args([
            "--exact",
            "--nocapture",
            "who_asks_is_told_how_far_the_search_is",
        ])
        .env(ASKED, "")
        .output()
        .unwrap();
    let told = str::from_utf8(&run.stderr).unwrap();
    let lines: Vec<_> = told.lines().collect();
    assert!(lines.len() >= 2, "{told}");
    assert!(
        lines[0].starts_with("explore-std: 1 executions, ") && lines[0].ends_with(" states, 0 s"),
        "{told}"
    );
    assert!(
        lines[1].starts_with("explore-std: 2 executions, "),
        "{told}"
    );
    assert!(!told.contains("in silence"), "{told}");
}

/// Gives up at the second failure, of which one may come for no reason.
fn two_attempts() {
    let value = AtomicU32::new(0);
    let attempt = || value.compare_exchange_weak(0, 1, SeqCst, SeqCst).is_ok();
    println!("{}", attempt() || attempt());
}

#[test]
fn an_exchange_that_never_fails_for_no_reason_is_named() {
    let outputs = |times| {
        let found = Explorer::new()
            .weak_failures_at_most(times)
            .explore(two_attempts);
        let outputs: Vec<_> = found.outcomes().keys().map(|o| o.output.clone()).collect();
        (outputs, found.omitted().clone())
    };
    let (plain, omitted) = outputs(0);
    assert_eq!(plain, ["true\n"]);
    let [Omission::Failure { place }] = &Vec::from_iter(omitted)[..] else {
        panic!("one exchange is named")
    };
    assert!(place.contains("limits.rs:"), "{place}");
    assert_eq!(outputs(1), (vec!["true\n".to_owned()], [].into()));
    let both = ["false\n", "true\n"].map(str::to_owned);
    assert_eq!(outputs(2), (both.into(), [].into()));
}

/// What is said is a schedule: each failure is a step that can be read.
#[test]
fn a_failure_for_no_reason_is_a_step() {
    let explorer = Explorer::new().weak_failures_at_most(2);
    let found = explorer.explore(two_attempts);
    let gave_up = found.outcomes().keys().find(|o| o.output == "false\n");
    let schedule = found.schedule(gave_up.unwrap()).unwrap();
    let failures = schedule
        .steps()
        .iter()
        .filter(|step| step.operation.ends_with(": fails for no reason"));
    assert_eq!(failures.count(), 2);
    let replayed = explorer.replay(&schedule, two_attempts);
    assert_eq!(&replayed.unwrap(), gave_up.unwrap());
}

/// Waits may end for no reason, and exchanges not.
#[test]
fn waits_and_exchanges_are_chosen_apart() {
    let found = Explorer::new().spurious(true).explore(two_attempts);
    assert_eq!(found.outcomes().len(), 1);
    let found = Explorer::new()
        .weak_failures_at_most(1)
        .explore(thread::park);
    let ends: Vec<_> = found.outcomes().keys().map(|o| &o.end).collect();
    assert!(matches!(ends[..], [End::Deadlock(_)]), "{ends:?}");
}

/// A loop that counts its idle rounds comes to more the longer it is followed.
#[test]
fn a_loop_that_is_not_followed_to_its_end_is_said() {
    fn counts() {
        static SET: AtomicU32 = AtomicU32::new(0);
        let thread = thread::spawn(|| SET.store(1, SeqCst));
        let mut rounds = 0;
        while SET.load(SeqCst) == 0 {
            rounds += 1;
        }
        thread.join().unwrap();
        println!("{rounds}");
    }
    let omitted = |explorer: Explorer| Vec::from_iter(explorer.explore(counts).omitted().clone());
    assert_eq!(omitted(Explorer::new()), [Omission::IdleRounds(48)]);
    let few = Explorer::new().spin_limit(2);
    assert_eq!(omitted(few), [Omission::IdleRounds(2)]);
    let bounded = Explorer::new().explore(two_attempts);
    assert_eq!(bounded.omitted().len(), 1, "the exchange");
}

/// What a count tells depends on the other threads, until somebody has waited
/// for their end.
#[test]
fn a_call_that_is_not_modelled_is_said_where_others_run() {
    fn early() {
        let mine = Arc::new(5);
        let theirs = mine.clone();
        let thread = thread::spawn(move || drop(theirs));
        let count = explored::__not_modelled("Arc::strong_count", Arc::strong_count)(&mine);
        println!("{count}");
        thread.join().unwrap();
    }
    fn late() {
        let mine = Arc::new(5);
        let theirs = Arc::downgrade(&mine);
        thread::spawn(|| ()).join().unwrap();
        thread::scope(|s| {
            s.spawn(|| ());
        });
        let value = theirs
            .upgrade()
            .or(explored::__not_modelled("Weak::upgrade", None));
        println!("{value:?}");
    }
    let omitted = |program: fn()| explored::explore(program).omitted().clone();
    let early = Vec::from_iter(omitted(early));
    let [Omission::Call { what, place }] = &early[..] else {
        panic!("{early:?}")
    };
    assert_eq!(what, "Arc::strong_count");
    assert!(place.contains("limits.rs:"), "{place}");
    assert!(omitted(late).is_empty());
}
