//! Two wait, and the first gives up just as one is notified: it says that it was, or the other was.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use threading_condition::{Condition, Underlying};
use threading_lock::ReleaseUnlocked;

type Then = Box<dyn FnOnce()>;

thread_local! {
    /// What this thread does when it is in the queue.
    static THEN: Cell<Option<Then>> =
        const { Cell::new(None) };
}

/// No lock at all: who waits is left alone with the queue.
struct Bare;

impl Underlying for Bare {
    type NotHeld = ReleaseUnlocked;
    type Saved = ();

    fn acquire(&self) {}

    fn try_acquire(&self) -> bool {
        true
    }

    fn acquire_timeout(&self, _: Duration) -> bool {
        true
    }

    fn release(&self) -> Result<(), ReleaseUnlocked> {
        Ok(())
    }

    fn locked(&self) -> bool {
        true
    }

    fn is_owned(&self) -> bool {
        true
    }

    fn release_save(&self) -> Result<(), ReleaseUnlocked> {
        if let Some(then) = THEN.take() {
            then();
        }
        Ok(())
    }

    fn acquire_restore(&self, (): ()) {}
}

fn second(cond: &Arc<Condition<Bare>>) {
    let same = cond.clone();
    THEN.set(Some(Box::new(move || {
        same.notify(1).unwrap();
    })));
    cond.wait().unwrap();
}

fn main() {
    let cond = Arc::new(Condition::with_lock(Bare));
    let other = Rc::new(Cell::new(None));
    let (same, started) = (cond.clone(), other.clone());
    THEN.set(Some(Box::new(move || {
        let other = thread::spawn(move || second(&same));
        started.set(Some(other));
    })));
    let patience = Duration::from_millis(1);
    if cond.wait_timeout(patience).unwrap() {
        // That was for one only: the other is due.
        cond.notify(1).unwrap();
    }
    other.take().unwrap().join().unwrap();
    assert_eq!(cond.n_waiting(), 0);
}
