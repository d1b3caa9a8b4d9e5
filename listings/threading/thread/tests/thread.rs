use std::sync::mpsc;
use std::time::Duration;

use threading_thread::{
    JoinError, Thread, current_thread, enumerate,
};

#[test]
fn a_handle_goes_to_other_threads() {
    fn check<T: Send + Sync + 'static>() {}
    check::<Thread>();
}

#[test]
fn nobody_joins_itself() {
    let (said, heard) = mpsc::channel();
    let t = Thread::new(move || {
        said.send(current_thread().join()).unwrap();
    });
    t.start().unwrap();
    assert_eq!(heard.recv(), Ok(Err(JoinError::JoinSelf)));
    t.join().unwrap();
}

#[test]
fn who_has_ended_is_not_listed_and_can_be_joined_again() {
    let t = Thread::new(|| panic!("burnt"));
    t.start().unwrap();
    t.join().unwrap();
    assert!(!enumerate().contains(&t));
    assert_eq!(t.join_timeout(Duration::ZERO), Ok(true));
}
