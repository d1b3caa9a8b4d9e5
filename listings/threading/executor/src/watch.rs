//! Being told of futures that end.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex};

use crate::deadline::Deadline;
use crate::lock;

/// Tells a list of ended futures of one more.
#[derive(Clone)]
pub(crate) struct Watcher {
    index: usize,
    ended: Arc<Ended>,
}

/// The places of those that have ended, in that order.
#[derive(Default)]
pub(crate) struct Ended {
    indexes: Mutex<VecDeque<usize>>,
    one_more: Condvar,
}

impl Watcher {
    pub(crate) fn new(
        index: usize,
        ended: &Arc<Ended>,
    ) -> Self {
        Self { index, ended: Arc::clone(ended) }
    }

    pub(crate) fn tells(&self, ended: &Arc<Ended>) -> bool {
        Arc::ptr_eq(&self.ended, ended)
    }

    pub(crate) fn tell(self) {
        lock(&self.ended.indexes).push_back(self.index);
        self.ended.one_more.notify_one();
    }
}

impl Ended {
    pub(crate) fn next(
        &self,
        deadline: Deadline,
    ) -> Option<usize> {
        let indexes = lock(&self.indexes);
        let one_more = &self.one_more;
        deadline
            .wait_until(one_more, indexes, |i| {
                !i.is_empty()
            })
            .pop_front()
    }

    /// The next one, if there is one now.
    pub(crate) fn next_now(&self) -> Option<usize> {
        lock(&self.indexes).pop_front()
    }
}
