//! How a thread waits at a queue.

use std::sync::{MutexGuard, PoisonError};

use crate::deadline::Deadline;
use crate::{
    BlockingQueue, GetError, PutError, State, Store,
};

pub type Guard<'a, S> = MutexGuard<'a, State<S>>;

impl<S: Store> BlockingQueue<S> {
    /// For what needs no store. It may be lent.
    pub(crate) fn state(&self) -> Guard<'_, S> {
        self.state
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn put_by(
        &self,
        deadline: Deadline,
        item: S::Item,
    ) -> Result<(), PutError<S::Item>> {
        let mut state = self.with_store(self.state());
        while !state.is_shutdown && state.is_full() {
            match deadline.wait(&self.not_full, state) {
                Some(woken) => {
                    state = self.with_store(woken);
                }
                None => return Err(PutError::Full(item)),
            }
        }
        if state.is_shutdown {
            return Err(PutError::ShutDown(item));
        }
        let expected = state.len + 1;
        // What the store does not keep is dropped at the
        // end, also in a panic: nothing is held by then.
        let mut slot = Some(item);
        let (mut state, ()) =
            self.lend(state, &self.not_full, |store| {
                store.put(&mut slot);
            });
        state.unfinished += 1;
        self.settle(&mut state, expected);
        drop(state);
        self.not_empty.notify_one();
        Ok(())
    }

    pub(crate) fn get_by(
        &self,
        deadline: Deadline,
    ) -> Result<S::Item, GetError> {
        let mut state = self.with_store(self.state());
        loop {
            while state.len == 0 {
                if state.is_shutdown {
                    return Err(GetError::ShutDown);
                }
                let woken = deadline
                    .wait(&self.not_empty, state)
                    .ok_or(GetError::Empty)?;
                state = self.with_store(woken);
            }
            let before = state.len;
            let item;
            (state, item) =
                self.lend(state, &self.not_empty, S::get);
            let taken = usize::from(item.is_some());
            self.settle(&mut state, before - taken);
            let Some(item) = item else { continue };
            let has_limit = state.maxsize > 0;
            drop(state);
            if has_limit {
                self.not_full.notify_one();
            }
            return Ok(item);
        }
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

    /// Counts as done what a store has discarded, which
    /// nobody will take any more: it holds fewer items than
    /// it was given and has given.
    fn settle(
        &self,
        state: &mut State<S>,
        expected: usize,
    ) {
        let discarded = expected.saturating_sub(state.len);
        if discarded > 0 {
            state.unfinished =
                state.unfinished.saturating_sub(discarded);
            self.all_tasks_done.notify_all();
            self.not_full.notify_all();
        }
    }
}

impl<S> State<S> {
    pub(crate) const fn is_full(&self) -> bool {
        self.maxsize > 0 && self.len >= self.maxsize
    }
}
