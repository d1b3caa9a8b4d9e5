use timeline_std as std;

use std::thread::{self, Builder, scope};
use std::{ArrowKind, Ended};

use crate::support::{LONG, recorded};

#[test]
fn a_thread_is_started_and_joined() {
    let run = recorded!(|| {
        let thread = thread::spawn(|| {
            thread::sleep(LONG);
            7
        });
        assert_eq!(thread.join().unwrap(), 7);
    });
    assert_eq!(run.threads(), ["main", "-"]);
    assert_eq!(run.lane("main"), ["join -"]);
    assert_eq!(run.arrows(ArrowKind::Spawn), ["main > -"]);
    assert_eq!(run.arrows(ArrowKind::Join), ["- > main"]);
    assert!(run.recording.threads.iter().all(|it| it.end.is_some()));
}

#[test]
fn to_join_what_has_ended_is_no_wait() {
    let run = recorded!(|| {
        let thread = thread::spawn(|| {});
        thread::sleep(LONG);
        assert!(thread.is_finished());
        thread.join().unwrap();
    });
    assert_eq!(run.lane("main"), ["sleep"]);
    assert_eq!(run.arrows(ArrowKind::Join), [""; 0]);
}

#[test]
fn a_builder_names_threads() {
    let run = recorded!(|| {
        let builder = Builder::new().name("Ana".to_owned()).stack_size(1 << 20);
        let thread = builder.spawn(|| thread::current().name().map(str::to_owned));
        let thread = thread.unwrap();
        assert_eq!(thread.thread().name(), Some("Ana"));
        assert_eq!(thread.join().unwrap().as_deref(), Some("Ana"));
    });
    assert_eq!(run.threads(), ["main", "Ana"]);
}

#[test]
fn a_scope_waits_for_its_threads() {
    let run = recorded!(|| {
        let numbers = [1, 2, 3];
        let sum = scope(|s| {
            let body = || {
                thread::sleep(LONG);
                numbers.len()
            };
            Builder::new()
                .name("Ana".to_owned())
                .spawn_scoped(s, body)
                .unwrap();
            s.spawn(|| s.spawn(|| numbers[0]));
            numbers.iter().sum::<i32>()
        });
        assert_eq!(sum, 6);
    });
    assert_eq!(run.lane("main"), ["join"]);
    assert!(
        run.arrows(ArrowKind::Join)
            .contains(&"Ana > main".to_owned())
    );
    assert_eq!(run.arrows(ArrowKind::Spawn).len(), 3);
}

#[test]
fn a_scope_whose_threads_are_joined_does_not_wait() {
    let run = recorded!(|| {
        scope(|s| {
            let thread = s.spawn(|| thread::sleep(LONG));
            thread.join().unwrap();
        });
    });
    assert_eq!(run.lane("main"), ["join -"]);
    assert_eq!(run.arrows(ArrowKind::Join), ["- > main"]);
}

#[test]
fn a_scope_waits_even_if_it_panics() {
    let run = recorded!(|| {
        scope(|s| {
            s.spawn(|| thread::sleep(LONG));
            panic!("oh");
        });
    });
    assert_eq!(run.lane("main"), ["panic oh", "join"]);
    assert_eq!(run.recording.ended, Ended::Panicked);
}

#[test]
fn a_thread_that_is_left_does_not_end() {
    let run = recorded!(|| {
        thread::spawn(|| thread::sleep(LONG * 100));
        thread::sleep(LONG);
    });
    assert_eq!(run.recording.ended, Ended::Finished);
    assert_eq!(run.lane("-"), ["sleep ..."]);
    assert_eq!(run.recording.threads[1].end, None);
}

#[test]
fn a_thread_that_sleeps_does_not_hang() {
    let run = recorded!(|| thread::spawn(|| thread::sleep(LONG * 5)).join().unwrap());
    assert_eq!(run.recording.ended, Ended::Finished);
}

#[test]
fn a_thread_that_computes_does_not_hang_and_is_busy() {
    let run = recorded!(|| {
        let compute = || {
            let start = std::time::Instant::now();
            while start.elapsed() < LONG * 5 {}
        };
        thread::spawn(compute).join().unwrap();
    });
    assert_eq!(run.recording.ended, Ended::Finished);
    let [main, other] = &run.recording.threads[..] else {
        panic!("{:?}", run.threads());
    };
    if cfg!(target_os = "linux") {
        assert!(main.busy.unwrap() < other.busy.unwrap());
        assert!(other.busy.unwrap() <= other.end.unwrap() - other.begin);
    }
}
