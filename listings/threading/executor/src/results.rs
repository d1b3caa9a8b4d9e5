//! What `map` returns.

use std::collections::VecDeque;
use std::fmt;
use std::iter::FusedIterator;

use crate::deadline::Deadline;
use crate::error::FutureError;
use crate::task::Claim;

/// The results of [`map`][map], in the order of the items.
///
/// `next` waits for the result whose turn it is. The first
/// error is the last item: what has not run by then is
/// cancelled. So it is if the iterator is dropped half way,
/// as when a Python generator is closed. Where nobody has
/// asked for a result yet, all tasks run.
///
/// [map]: crate::ThreadPoolExecutor::map
#[must_use = "the panics of the tasks are in here"]
pub struct Results<T> {
    claims: VecDeque<Claim<T>>,
    deadline: Deadline,
    begun: bool,
}

impl<T> Results<T> {
    pub(crate) const fn new(
        claims: VecDeque<Claim<T>>,
        deadline: Deadline,
    ) -> Self {
        Self { claims, deadline, begun: false }
    }

    fn cancel_rest(&mut self) {
        for claim in self.claims.drain(..) {
            claim.cancel();
        }
    }
}

impl<T> Iterator for Results<T> {
    type Item = Result<T, FutureError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.begun = true;
        let claim = self.claims.pop_front()?;
        let outcome = if claim.wait(self.deadline) {
            claim.take()
        } else {
            Err(FutureError::TimedOut)
        };
        if outcome.is_err() {
            claim.cancel();
            self.cancel_rest();
        }
        Some(outcome)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.claims.len();
        (left.min(1), Some(left))
    }
}

impl<T> FusedIterator for Results<T> {}

impl<T> Drop for Results<T> {
    fn drop(&mut self) {
        if self.begun {
            self.cancel_rest();
        }
    }
}

impl<T> fmt::Debug for Results<T> {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        f.debug_struct("Results")
            .field("futures", &self.claims)
            .finish_non_exhaustive()
    }
}
