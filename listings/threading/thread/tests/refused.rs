//! The system has no thread to give.

use std::error::Error;
use std::sync::mpsc::channel;

use threading_thread::{
    StartError, Thread, enumerate, set_stack_size,
};

#[test]
fn who_is_refused_is_as_before_and_may_start_later() {
    let (said, heard) = channel();
    let t = Thread::new(move || said.send(43).unwrap());
    // No machine has so much memory.
    set_stack_size(1 << 46);
    let error = t.start().unwrap_err();
    set_stack_size(0);
    assert!(matches!(error, StartError::CannotStart(_)));
    assert_eq!(error.to_string(), "can't start new thread");
    let why = error.source().unwrap();
    assert!(why.is::<std::io::Error>(), "{why}");
    assert!(StartError::AlreadyStarted.source().is_none());

    assert!(!t.is_alive() && t.ident().is_none());
    assert!(!enumerate().contains(&t));
    t.start().unwrap();
    t.join().unwrap();
    assert_eq!(heard.recv(), Ok(43));
}
