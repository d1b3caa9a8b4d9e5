//! What the errors say, and what is shown of an iterator.

use threading_queue::{
    DoneTooOften, GetError, PutError, Queue, ShutDown,
};

/// It need not be `Debug`, and is told nothing of.
struct Job;

const SHUT_DOWN: &str = "the queue has been shut down";

#[test]
fn an_item_that_was_not_put_is_told_with_its_reason() {
    let full = PutError::Full(Job);
    assert_eq!(full.to_string(), "the queue is full");
    assert_eq!(format!("{full:?}"), "Full(..)");
    let shut_down = PutError::ShutDown(Job);
    assert_eq!(shut_down.to_string(), SHUT_DOWN);
    assert_eq!(format!("{shut_down:?}"), "ShutDown(..)");
}

#[test]
fn a_queue_that_was_shut_down_says_so() {
    let shut_down = ShutDown(Job);
    assert_eq!(shut_down.to_string(), SHUT_DOWN);
    assert_eq!(format!("{shut_down:?}"), "ShutDown { .. }");
}

#[test]
fn an_item_that_is_not_there_is_told_with_its_reason() {
    let empty = GetError::Empty;
    assert_eq!(empty.to_string(), "the queue is empty");
    assert_eq!(GetError::ShutDown.to_string(), SHUT_DOWN);
}

#[test]
fn a_task_that_was_not_there_to_be_done_is_told() {
    assert_eq!(
        DoneTooOften.to_string(),
        "task_done() called too many times"
    );
}

#[test]
fn an_iterator_shows_its_queue() {
    let queue = Queue::<u8>::new(3);
    let text = format!("{:?}", queue.iter());
    assert_eq!(text, format!("Iter({queue:?})"));
}
