use timeline_std as std;

use std::thread::{self, Builder};
use std::{ArrowKind, Ended};

use crate::support::{LONG, recorded};

#[test]
fn a_parked_thread_is_let_go() {
    let run = recorded!(|| {
        let thread = Builder::new()
            .name("Ana".to_owned())
            .spawn(thread::park)
            .unwrap();
        thread::sleep(LONG);
        thread.thread().unpark();
        thread.join().unwrap();
    });
    assert_eq!(run.lane("Ana"), ["park"]);
    assert_eq!(run.lane("main")[..2], ["sleep", "unpark"]);
    assert_eq!(run.arrows(ArrowKind::Unpark), ["main > Ana"]);
}

#[test]
fn a_thread_that_was_unparked_before_does_not_wait() {
    let run = recorded!(|| {
        let main = thread::current();
        thread::spawn(move || main.unpark()).join().unwrap();
        thread::park();
        thread::current().unpark();
        thread::park_timeout(LONG);
    });
    assert_eq!(run.lane("-"), ["unpark"]);
    let mut main = run.lane("main");
    main.retain(|it| it != "join -");
    assert_eq!(main, ["unpark"]);
    assert_eq!(run.arrows(ArrowKind::Unpark), [""; 0]);
}

#[test]
fn a_park_may_time_out() {
    let run = recorded!(|| thread::park_timeout(LONG / 10));
    assert_eq!(run.lane("main"), ["park"]);
    assert_eq!(run.recording.ended, Ended::Finished);
}

#[test]
fn a_thread_that_nobody_unparks_hangs() {
    let run = recorded!(thread::park);
    assert_eq!(run.lane("main"), ["park ..."]);
    assert_eq!(run.recording.ended, Ended::Hung);
}
