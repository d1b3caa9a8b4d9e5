//! The way of a thread through a round: enter, wait or let
//! all others go, leave.

use std::panic::{self, AssertUnwindSafe};
use std::sync::PoisonError;
use std::thread;
use std::time::{Duration, Instant};

use crate::state::{Guard, Round};
use crate::{Barrier, BrokenBarrierError};

impl<A: FnMut() + Send> Barrier<A> {
    pub(crate) fn state(&self) -> Guard<'_, A> {
        self.state
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn wait_for(
        &self,
        timeout: Option<Duration>,
    ) -> Result<usize, BrokenBarrierError> {
        let deadline = timeout
            .and_then(|t| Instant::now().checked_add(t));
        let mut state = self.enter(deadline)?;
        let index = state.inside;
        state.inside += 1;
        let state = if state.inside == self.parties {
            self.let_go(state)
        } else {
            self.wait_inside(state, deadline)
        };
        let passed = state.round == Round::Passed;
        self.leave(state);
        passed.then_some(index).ok_or(BrokenBarrierError)
    }

    /// Waits until the last round has left. The thread that
    /// runs the action would wait for itself.
    fn enter(
        &self,
        deadline: Option<Instant>,
    ) -> Result<Guard<'_, A>, BrokenBarrierError> {
        let mut state = self.state();
        while !state.broken && state.round != Round::Filling
        {
            if state.round.is_run_by_me() {
                drop(state);
                panic!("an action waits for its own round");
            }
            state = self.sleep(state, deadline);
            if state.round != Round::Filling
                && over(deadline)
            {
                state.broken = true;
                self.changed.notify_all();
            }
        }
        if state.broken {
            Err(BrokenBarrierError)
        } else {
            Ok(state)
        }
    }

    /// Waits until the round is passed or broken.
    fn wait_inside<'a>(
        &'a self,
        mut state: Guard<'a, A>,
        deadline: Option<Instant>,
    ) -> Guard<'a, A> {
        while state.is_open() {
            if let Round::Acting(_) = state.round {
                // All have come: nobody is too late.
                state = self.sleep(state, None);
            } else if over(deadline) {
                state.abort();
                self.changed.notify_all();
            } else {
                state = self.sleep(state, deadline);
            }
        }
        state
    }

    /// Runs the action, and ends the round: all have come.
    fn let_go<'a>(
        &'a self,
        mut state: Guard<'a, A>,
    ) -> Guard<'a, A> {
        if let Some(mut action) = state.action.take() {
            let me = thread::current().id();
            state.round = Round::Acting(me);
            // It is the user's: the mutex is free.
            drop(state);
            let run = AssertUnwindSafe(&mut action);
            let result = panic::catch_unwind(run);
            state = self.state();
            state.action = Some(action);
            if let Err(panic) = result {
                state.abort();
                self.changed.notify_all();
                self.leave(state);
                panic::resume_unwind(panic);
            }
        }
        if state.is_open() {
            state.round = Round::Passed;
            self.changed.notify_all();
        }
        state
    }

    fn leave(&self, mut state: Guard<'_, A>) {
        state.inside -= 1;
        if state.inside == 0 {
            state.round = Round::Filling;
            self.changed.notify_all();
        }
    }

    /// Waits for a change, or for no reason, until then.
    fn sleep<'a>(
        &self,
        state: Guard<'a, A>,
        deadline: Option<Instant>,
    ) -> Guard<'a, A> {
        let Some(deadline) = deadline else {
            return self
                .changed
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        };
        let left = deadline
            .saturating_duration_since(Instant::now());
        self.changed
            .wait_timeout(state, left)
            .unwrap_or_else(PoisonError::into_inner)
            .0
    }
}

fn over(deadline: Option<Instant>) -> bool {
    deadline.is_some_and(|end| Instant::now() >= end)
}
