//! How a thread works on the items. What a store calls may
//! be the user's, an `Ord::cmp` for one, and may panic, take
//! long, or use this very queue. So the mutex is free
//! meanwhile, and the store is away: lent to that thread.

use std::sync::{Condvar, PoisonError};
use std::thread;

use crate::wait::Guard;
use crate::{BlockingQueue, Store};

impl<S: Store> BlockingQueue<S> {
    /// Waits until the store is here.
    ///
    /// # Panics
    ///
    /// If it is lent to this thread, which would wait for
    /// itself.
    pub(crate) fn with_store<'a>(
        &'a self,
        mut state: Guard<'a, S>,
    ) -> Guard<'a, S> {
        while let Some(borrower) = state.lent_to {
            if borrower == thread::current().id() {
                drop(state);
                panic!("a store uses its own queue");
            }
            state.wanted += 1;
            state = self
                .returned
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
            state.wanted -= 1;
        }
        state
    }

    /// Calls a method of the store, which is here, and
    /// counts the items anew. If the method panics, this
    /// thread may have been woken for what it does not use:
    /// another one is.
    pub(crate) fn lend<'a, R>(
        &'a self,
        mut state: Guard<'a, S>,
        waiting: &'a Condvar,
        method: impl FnOnce(&mut S) -> R,
    ) -> (Guard<'a, S>, R) {
        if S::UNDER_MUTEX {
            let store = state.store.as_mut().expect(HERE);
            let result = method(store);
            let len = store.len();
            state.len = len;
            return (state, result);
        }
        let store = state.store.take();
        state.lent_to = Some(thread::current().id());
        drop(state);
        let mut lent = Lent { queue: self, store, waiting };
        let store = lent.store.as_mut().expect(HERE);
        let result = method(store);
        let len = store.len();
        let mut state = lent.give_back();
        state.len = len;
        (state, result)
    }
}

const HERE: &str = "a store that is not lent is here";

/// A store that is given back, also if a method panics.
struct Lent<'a, S: Store> {
    queue: &'a BlockingQueue<S>,
    store: Option<S>,
    waiting: &'a Condvar,
}

impl<'a, S: Store> Lent<'a, S> {
    fn give_back(&mut self) -> Guard<'a, S> {
        let mut state = self.queue.state();
        state.store = self.store.take();
        state.lent_to = None;
        if state.wanted > 0 {
            self.queue.returned.notify_all();
        }
        state
    }
}

impl<S: Store> Drop for Lent<'_, S> {
    fn drop(&mut self) {
        if self.store.is_some() {
            drop(self.give_back());
            self.waiting.notify_one();
        }
    }
}
