//! What `map` returns.

use std::collections::VecDeque;
use std::fmt;
use std::iter::FusedIterator;
use std::sync::Mutex;

use crate::error::FutureError;
use crate::future::Future;
use crate::{Deadline, lock};

/// From this cell the iterator takes the value, so that it
/// is yours and need be neither `Clone` nor `Sync`.
pub(crate) type Cell<T> = Mutex<Option<T>>;

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
    futures: VecDeque<Future<Cell<T>>>,
    deadline: Deadline,
    begun: bool,
}

impl<T> Results<T> {
    pub(crate) const fn new(
        futures: VecDeque<Future<Cell<T>>>,
        deadline: Deadline,
    ) -> Self {
        Self { futures, deadline, begun: false }
    }

    fn cancel_rest(&mut self) {
        for future in self.futures.drain(..) {
            future.cancel();
        }
    }
}

impl<T> Iterator for Results<T> {
    type Item = Result<T, FutureError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.begun = true;
        let future = self.futures.pop_front()?;
        match future.result_until(self.deadline) {
            Ok(cell) => lock(cell).take().map(Ok),
            Err(error) => {
                future.cancel();
                self.cancel_rest();
                Some(Err(error))
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.futures.len();
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
            .field("futures", &self.futures)
            .finish_non_exhaustive()
    }
}
