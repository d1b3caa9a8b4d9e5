use timeline_std as std;

use std::sync::{Condvar, Mutex};
use std::thread::{self, Builder, scope};
use std::time::Duration;
use std::{ArrowKind, Ended, Kind};

use crate::support::{LONG, recorded};

/// Two threads that wait until the number is not 0, and take one.
fn two_wait(number: &Mutex<u32>, condvar: &Condvar, notify: impl FnOnce()) {
    scope(|s| {
        for name in ["Ana", "Ben"] {
            let builder = Builder::new().name(name.to_owned());
            let wait = || {
                let number = number.lock().unwrap();
                *condvar.wait_while(number, |number| *number == 0).unwrap() -= 1;
            };
            builder.spawn_scoped(s, wait).unwrap();
        }
        thread::sleep(LONG);
        notify();
    });
}

#[test]
fn one_notification_wakes_one() {
    let run = recorded!(|| {
        let (number, condvar) = (Mutex::new(0), Condvar::new());
        two_wait(&number, &condvar, || {
            *number.lock().unwrap() += 2;
            condvar.notify_one();
            condvar.notify_one();
        });
    });
    let lane = ["hold Mutex", "notify Condvar", "hold Mutex"];
    for name in ["Ana", "Ben"] {
        let mut found = run.lane(name);
        // It may have had to wait for the mutex at first.
        found.retain(|it| it != "lock Mutex");
        assert_eq!(found, lane);
    }
    let mut arrows = run.arrows(ArrowKind::Notify);
    arrows.sort();
    assert_eq!(arrows, ["main > Ana", "main > Ben"]);
    let from: Vec<_> = (run.recording.arrows.iter())
        .filter(|it| it.kind == ArrowKind::Notify)
        .map(|it| it.from)
        .collect();
    assert_ne!(from[0], from[1]);
}

#[test]
fn notify_all_wakes_all() {
    let run = recorded!(|| {
        let (number, condvar) = (Mutex::new(0), Condvar::new());
        two_wait(&number, &condvar, || {
            *number.lock().unwrap() += 2;
            condvar.notify_all();
        });
    });
    let mut arrows = run.arrows(ArrowKind::Notify);
    arrows.sort();
    assert_eq!(arrows, ["main > Ana", "main > Ben"]);
    let main = run.lane("main");
    assert!(main.contains(&"notify-all Condvar".to_owned()), "{main:?}");
}

#[test]
fn the_mutex_is_not_held_while_a_thread_waits() {
    let run = recorded!(|| {
        let (mutex, condvar) = (Mutex::new(0), Condvar::new());
        let number = mutex.lock().unwrap();
        drop(
            condvar
                .wait_timeout(number, Duration::from_millis(1))
                .unwrap(),
        );
    });
    assert_eq!(
        run.lane("main"),
        ["hold Mutex", "notify Condvar", "hold Mutex"]
    );
    let (holds, wait) = (run.spans(Kind::Hold), run.spans(Kind::Notify)[0]);
    assert!(holds[0].end.unwrap() < wait.begin);
    assert!(wait.end.unwrap() < holds[1].begin);
    assert_eq!(wait.place, holds[1].place);
}

#[test]
fn a_wait_that_times_out_was_not_notified() {
    let run = recorded!(|| {
        let (mutex, condvar) = (Mutex::new(0), Condvar::new());
        let number = mutex.lock().unwrap();
        let wait = condvar.wait_timeout_while(number, LONG, |number| *number == 0);
        let (number, late) = wait.unwrap();
        assert!(late.timed_out());
        drop(number);
        condvar.notify_all();
    });
    assert_eq!(run.recording.ended, Ended::Finished);
    assert!(!run.spans(Kind::Notify).is_empty());
    assert_eq!(run.arrows(ArrowKind::Notify), [""; 0]);
}

#[test]
fn a_notification_that_comes_too_early_is_lost() {
    let run = recorded!(|| {
        let (mutex, condvar) = (Mutex::new(0), Condvar::new());
        condvar.notify_one();
        let _number = condvar.wait(mutex.lock().unwrap());
    });
    assert_eq!(run.recording.ended, Ended::Hung);
    assert_eq!(
        run.lane("main"),
        ["notify-one Condvar", "hold Mutex", "notify Condvar ..."]
    );
}
