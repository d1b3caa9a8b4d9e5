use std::fmt;
use std::iter::FusedIterator;

use crate::{BlockingQueue, Store};

/// Takes items out of a queue until it is shut down and
/// empty; waits where it is only empty.
///
/// ```
/// use threading_queue::Queue;
///
/// let queue = Queue::new(0);
/// queue.put(43).unwrap();
/// queue.put(45).unwrap();
/// queue.shutdown();
/// assert_eq!(queue.iter().sum::<u32>(), 88);
/// ```
#[must_use = "an iterator takes nothing until it is used"]
pub struct Iter<'a, S>(&'a BlockingQueue<S>);

impl<S: Store> BlockingQueue<S> {
    /// Goes through what comes until the queue is shut down
    /// and empty. `for item in &queue` does it, too.
    ///
    /// Python: `while True` around `get`, until it raises
    /// `ShutDown`.
    pub const fn iter(&self) -> Iter<'_, S> {
        Iter(self)
    }
}

impl<S: Store> Iterator for Iter<'_, S> {
    type Item = S::Item;

    fn next(&mut self) -> Option<S::Item> {
        self.0.get().ok()
    }
}

/// A queue that is shut down stays so.
impl<S: Store> FusedIterator for Iter<'_, S> {}

impl<'a, S: Store> IntoIterator for &'a BlockingQueue<S> {
    type Item = S::Item;
    type IntoIter = Iter<'a, S>;

    fn into_iter(self) -> Iter<'a, S> {
        self.iter()
    }
}

impl<S: Store> fmt::Debug for Iter<'_, S> {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        f.debug_tuple("Iter").field(self.0).finish()
    }
}
