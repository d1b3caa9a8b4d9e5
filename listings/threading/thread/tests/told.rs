//! What is told of a thread: errors, hooks, what is shown.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use threading_thread::{
    AlreadyStarted, JoinError, StartError, Thread,
    reset_excepthook, set_excepthook,
};

#[test]
fn each_error_says_what_went_wrong() {
    for (error, said) in [
        (
            AlreadyStarted.to_string(),
            "cannot set daemon status of active thread",
        ),
        (
            StartError::AlreadyStarted.to_string(),
            "threads can only be started once",
        ),
        (
            JoinError::NotStarted.to_string(),
            "cannot join thread before it is started",
        ),
        (
            JoinError::JoinSelf.to_string(),
            "cannot join current thread",
        ),
        (
            JoinError::Dummy.to_string(),
            "cannot join a dummy thread",
        ),
    ] {
        assert_eq!(error, said);
    }
}

#[test]
fn a_builder_shows_what_is_set() {
    let builder =
        Thread::builder().name("baker").daemon(true);
    let text = format!("{builder:?}");
    assert!(
        text.contains("name: Some(\"baker\")"),
        "{text}"
    );
    assert!(text.contains("daemon: Some(true)"), "{text}");
}

/// The hook is that of all threads.
static HOOK: Mutex<()> = Mutex::new(());

fn panics() {
    let baker = Thread::builder().name("baker");
    let baker = baker.target(|| panic!("no flour"));
    baker.start().unwrap();
    baker.join().unwrap();
}

#[test]
fn a_hook_is_shown_what_happened() {
    let _alone = HOOK.lock().unwrap();
    let (said, heard) = mpsc::channel();
    set_excepthook(move |args| {
        said.send(format!("{args:?}")).unwrap();
    });
    panics();
    reset_excepthook();
    let text = heard.recv().unwrap();
    assert!(text.contains("Some(\"no flour\")"), "{text}");
    assert!(text.contains("baker"), "{text}");
}

#[test]
fn a_hook_that_is_reset_is_called_no_more() {
    let _alone = HOOK.lock().unwrap();
    let (said, heard) = mpsc::channel();
    set_excepthook(move |_| said.send(()).unwrap());
    reset_excepthook();
    panics();
    // The hook is gone, and its sender with it.
    assert!(heard.recv().is_err());
}

/// What it keeps for itself is dropped by then.
#[test]
fn who_is_joined_has_ended_wholly() {
    static DROPPED: AtomicBool = AtomicBool::new(false);
    struct Slow;

    impl Drop for Slow {
        fn drop(&mut self) {
            // So that who does not wait comes first.
            thread::sleep(Duration::from_millis(20));
            DROPPED.store(true, SeqCst);
        }
    }

    thread_local!(static SLOW: Slow = const { Slow });
    let t = Thread::new(|| SLOW.with(|_| ()));
    t.start().unwrap();
    t.join().unwrap();
    assert!(DROPPED.load(SeqCst));
}
