use timeline_std as std;

use std::process::ExitCode;
use std::sync::Mutex;
use std::thread;
use std::{Ended, panic, process};

use crate::support::{LONG, recorded};

#[test]
fn an_exit_code_comes_through() {
    let run = recorded!(|| ExitCode::from(7));
    assert_eq!(run.code, Some(7));
    assert_eq!(run.recording.ended, Ended::Finished);
}

#[test]
fn an_error_comes_through() {
    let run = recorded!(|| Err::<(), _>("no more milk"));
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("Error: \"no more milk\""));
}

#[test]
fn exit_ends_who_calls_it() {
    let run = recorded!(|| {
        let mutex = Mutex::new(0);
        let _held = mutex.lock();
        process::exit(3);
    });
    assert_eq!(run.code, Some(3));
    assert_eq!(run.recording.ended, Ended::Finished);
    assert_eq!(run.lane("main"), ["hold Mutex"]);
    assert!(run.recording.threads[0].end.is_some());
}

#[test]
fn exit_ends_nobody_else() {
    let run = recorded!(|| {
        thread::spawn(|| {
            thread::sleep(LONG);
            process::exit(4)
        });
        thread::sleep(LONG * 100);
    });
    assert_eq!(run.code, Some(4));
    assert_eq!(run.lane("main"), ["sleep ..."]);
    assert!(run.recording.threads[1].end.is_some());
}

#[test]
fn main_may_panic() {
    let run = recorded!(|| {
        let number: u32 = "1".parse().unwrap();
        assert_eq!(number, 2, "not what was ordered");
    });
    assert_eq!(run.code, Some(101));
    assert_eq!(run.recording.ended, Ended::Panicked);
    let [panic] = &run.lane("main")[..] else {
        panic!("{:?}", run.lane("main"));
    };
    assert!(panic.contains("not what was ordered"), "{panic}");
    assert!(run.stderr.contains("not what was ordered"));
    assert!(run.recording.threads[0].end.is_some());
}

#[test]
fn a_thread_may_panic() {
    let run = recorded!(|| {
        let thread = thread::spawn(|| panic!("oh"));
        assert!(thread.join().is_err());
    });
    assert_eq!(run.code, Some(0));
    assert_eq!(run.recording.ended, Ended::Finished);
    assert_eq!(run.lane("-"), ["panic oh"]);
    assert!(run.recording.events[0].place.file.ends_with("ends.rs"));
    assert!(run.stderr.contains("oh"));
}

#[test]
fn a_panic_is_told_once_whatever_hooks_there_are() {
    let run = recorded!(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            eprintln!("alas");
            before(panic);
        }));
        assert!(thread::spawn(|| panic!("oh")).join().is_err());
        panic::set_hook(Box::new(|_| {}));
        assert!(panic::catch_unwind(|| panic!("no")).is_err());
    });
    let panics = run.recording.events.iter();
    let texts: Vec<_> = panics.filter_map(|it| it.text.as_deref()).collect();
    assert_eq!(texts, ["oh", "no"]);
    assert!(run.stderr.contains("alas") && run.stderr.contains("oh"));
}

#[test]
fn nothing_is_recorded_where_nobody_asks_for_it() {
    let mutex = Mutex::new(0);
    thread::scope(|s| {
        s.spawn(|| *mutex.lock().unwrap() += 1);
        s.spawn(|| *mutex.lock().unwrap() += 1);
    });
    assert_eq!(mutex.into_inner().unwrap(), 2);
}

#[test]
#[should_panic = "TIMELINE_STD_RECORDING must name the file"]
fn a_recording_needs_a_file() {
    std::record(|| {});
}
