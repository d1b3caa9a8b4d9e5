//! How a thread waits at a queue.

use std::sync::{Condvar, MutexGuard, PoisonError};

use crate::deadline::Deadline;
use crate::{
    BlockingQueue, GetError, PutError, State, Store,
};

impl<S: Store> BlockingQueue<S> {
    pub(crate) fn state(&self) -> MutexGuard<'_, State<S>> {
        self.state
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn is_full(&self, state: &State<S>) -> bool {
        self.maxsize > 0
            && state.items.len() >= self.maxsize
    }

    pub(crate) fn put_by(
        &self,
        deadline: Deadline,
        item: S::Item,
    ) -> Result<(), PutError<S::Item>> {
        let mut state = self.state();
        while !state.is_shutdown && self.is_full(&state) {
            match deadline.wait(&self.not_full, state) {
                Some(woken) => state = woken,
                None => return Err(PutError::Full(item)),
            }
        }
        if state.is_shutdown {
            return Err(PutError::ShutDown(item));
        }
        or_wake_another(&self.not_full, || {
            state.items.put(item);
        });
        state.unfinished += 1;
        drop(state);
        self.not_empty.notify_one();
        Ok(())
    }

    pub(crate) fn get_by(
        &self,
        deadline: Deadline,
    ) -> Result<S::Item, GetError> {
        let mut state = self.state();
        while state.items.is_empty() {
            if state.is_shutdown {
                return Err(GetError::ShutDown);
            }
            state = deadline
                .wait(&self.not_empty, state)
                .ok_or(GetError::Empty)?;
        }
        let item = or_wake_another(&self.not_empty, || {
            state.items.get()
        });
        drop(state);
        if self.maxsize > 0 {
            self.not_full.notify_one();
        }
        item.ok_or(GetError::Empty)
    }

    pub(crate) fn join_by(
        &self,
        deadline: Deadline,
    ) -> bool {
        let mut state = self.state();
        while state.unfinished > 0 {
            match deadline.wait(&self.all_tasks_done, state)
            {
                Some(woken) => state = woken,
                None => return false,
            }
        }
        true
    }
}

/// Calls a method of the store. If it panics, this thread
/// may have been woken for what it does not use: another
/// is.
fn or_wake_another<R>(
    waiting: &Condvar,
    method: impl FnOnce() -> R,
) -> R {
    struct WakeAnother<'a>(&'a Condvar);

    impl Drop for WakeAnother<'_> {
        fn drop(&mut self) {
            self.0.notify_one();
        }
    }

    let unless_done = WakeAnother(waiting);
    let result = method();
    std::mem::forget(unless_done);
    result
}
