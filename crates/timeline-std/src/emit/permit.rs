//! Holds that std has no guard for: the permit of a semaphore, for example. The
//! program says where it is acquired and released.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::panic::Location;
use std::sync::{Mutex, PoisonError};

use crate::emit::{self, Span, TraceEvent};
use crate::recording::Kind;

/// The kind of the object. Several threads may hold it at a time.
pub const PERMIT: &str = "permit";

thread_local! {
    static HELD: RefCell<Vec<(&'static str, Span)>> = const { RefCell::new(Vec::new()) };
}

/// The calling thread holds `what` from now on, until it calls [`release`] or
/// ends.
#[track_caller]
pub fn acquire(what: &'static str) {
    hold(what, Location::caller());
}

/// The calling thread releases what it has acquired last under this name, if
/// there is such.
pub fn release(what: &'static str) {
    let latest = HELD.with_borrow_mut(|held| {
        let index = held.iter().rposition(|(name, _)| *name == what)?;
        Some(held.remove(index))
    });
    drop(latest);
}

/// Acquires `what` where the guard is dropped: the first thing in a function, it
/// does so as the function returns.
#[track_caller]
pub fn acquire_on_return(what: &'static str) -> AcquireOnReturn {
    AcquireOnReturn {
        what,
        place: Location::caller(),
    }
}

/// See [`acquire_on_return`].
#[must_use = "the hold begins where this is dropped"]
#[derive(Debug)]
pub struct AcquireOnReturn {
    what: &'static str,
    place: &'static Location<'static>,
}

impl Drop for AcquireOnReturn {
    fn drop(&mut self) {
        // A function that panics has not acquired anything.
        if !std::thread::panicking() {
            hold(self.what, self.place);
        }
    }
}

fn hold(what: &'static str, place: &'static Location<'static>) {
    let object = object(what, place);
    let span = TraceEvent::new(Kind::Hold, place).of_object(object).begin();
    HELD.with_borrow_mut(|held| held.push((what, span)));
}

/// One object a name.
fn object(what: &'static str, place: &Location<'_>) -> Option<usize> {
    static OBJECTS: Mutex<BTreeMap<&str, Option<usize>>> = Mutex::new(BTreeMap::new());
    let mut objects = OBJECTS.lock().unwrap_or_else(PoisonError::into_inner);
    *objects
        .entry(what)
        .or_insert_with(|| emit::named_object(PERMIT, what, place))
}

/// The calling thread ends.
pub fn release_all() {
    HELD.with_borrow_mut(|held| while held.pop().is_some() {});
}
