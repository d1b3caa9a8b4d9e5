use std::collections::VecDeque;

/// Which item comes next: what makes one kind of queue
/// another.
///
/// Python: the methods `_init`, `_qsize`, `_put` and `_get`
/// that a subclass of `Queue` overrides.
///
/// They are called with the mutex of the queue free, and by
/// one thread at a time. They may ask the queue how it is;
/// if they put, get or shut down, that is a panic. If `put`
/// or `get` panics, it should leave the store as it was.
///
/// ```
/// use std::mem;
/// use threading_queue::{BlockingQueue, Store};
///
/// /// Keeps the smallest item only.
/// struct Smallest(Option<u32>);
///
/// impl Store for Smallest {
///     type Item = u32;
///     const EMPTY: Self = Smallest(None);
///
///     fn len(&self) -> usize {
///         usize::from(self.0.is_some())
///     }
///
///     fn put(&mut self, slot: &mut Option<u32>) {
///         if self.0.is_none() || *slot < self.0 {
///             mem::swap(&mut self.0, slot);
///         }
///     }
///
///     fn get(&mut self) -> Option<u32> {
///         self.0.take()
///     }
/// }
///
/// let queue = BlockingQueue::<Smallest>::new(0);
/// queue.put(45).unwrap();
/// queue.put(43).unwrap();
/// assert_eq!(queue.get(), Ok(43));
/// queue.task_done().unwrap();
/// queue.join(); // Nobody waits for 45.
/// ```
pub trait Store {
    /// What is in it.
    type Item;

    /// Nothing in it.
    const EMPTY: Self;

    /// Whether its methods may be called with the mutex of
    /// the queue held. That is faster, and safe only where
    /// they never panic and call nothing but `std`; whatever
    /// else they called could wait for this queue for ever.
    const UNDER_MUTEX: bool = false;

    /// How many are in it.
    fn len(&self) -> usize;

    /// Whether nothing is in it.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Takes the item out of the slot, and keeps it.
    ///
    /// What it does not keep, this item or another in its
    /// place, it leaves in the slot: the queue drops it when
    /// the store is back, so that its `Drop` may use the
    /// queue. Whatever may panic comes first, while the item
    /// is in the slot.
    ///
    /// The queue looks at [`len`](Self::len). What was put
    /// and is neither there nor taken is counted as done.
    fn put(&mut self, slot: &mut Option<Self::Item>);

    /// Takes the next one out; `None` if and only if it is
    /// empty then.
    fn get(&mut self) -> Option<Self::Item>;
}

/// First in, first out.
#[derive(Debug)]
pub struct Fifo<T>(VecDeque<T>);

/// Last in, first out.
#[derive(Debug)]
pub struct Lifo<T>(Vec<T>);

/// Smallest first, and of equal ones the oldest.
#[derive(Debug)]
pub struct Sorted<T> {
    /// All items in order, in runs that are not empty. To
    /// find a place compares, by reference; to put an item
    /// there, or to take the first one out, does not. So no
    /// item is lost in a panic, and `get` does not panic:
    /// a heap would compare, and a tree owns the item that
    /// it compares.
    runs: VecDeque<VecDeque<T>>,
    len: usize,
}

/// So few are moved to make room for one.
const LONGEST_RUN: usize = 128;

impl<T> Store for Fifo<T> {
    type Item = T;
    const EMPTY: Self = Self(VecDeque::new());
    const UNDER_MUTEX: bool = true;

    fn len(&self) -> usize {
        self.0.len()
    }

    fn put(&mut self, slot: &mut Option<T>) {
        self.0.extend(slot.take());
    }

    fn get(&mut self) -> Option<T> {
        self.0.pop_front()
    }
}

impl<T> Store for Lifo<T> {
    type Item = T;
    const EMPTY: Self = Self(Vec::new());
    const UNDER_MUTEX: bool = true;

    fn len(&self) -> usize {
        self.0.len()
    }

    fn put(&mut self, slot: &mut Option<T>) {
        self.0.extend(slot.take());
    }

    fn get(&mut self) -> Option<T> {
        self.0.pop()
    }
}

impl<T: Ord> Store for Sorted<T> {
    type Item = T;
    const EMPTY: Self =
        Self { runs: VecDeque::new(), len: 0 };

    fn len(&self) -> usize {
        self.len
    }

    fn put(&mut self, slot: &mut Option<T>) {
        let Some(item) = &*slot else { return };
        let comes_first =
            |other: &T| other.cmp(item).is_le();
        let at = self.runs.partition_point(|run| {
            run.back().is_some_and(comes_first)
        });
        // Behind all others is the end of the last run.
        let last = self.runs.len().saturating_sub(1);
        let at = at.min(last);
        let place = self.runs.get(at).map_or(0, |run| {
            run.partition_point(comes_first)
        });
        // Nothing is compared from here on.
        self.insert(at, place, slot.take());
    }

    fn get(&mut self) -> Option<T> {
        let first = self.runs.front_mut()?;
        let item = first.pop_front();
        if first.is_empty() {
            self.runs.pop_front();
        }
        self.len -= 1;
        item
    }
}

impl<T> Sorted<T> {
    fn insert(
        &mut self,
        at: usize,
        place: usize,
        item: Option<T>,
    ) {
        let Some(item) = item else { return };
        if self.runs.is_empty() {
            self.runs.push_back(VecDeque::new());
        }
        let run = &mut self.runs[at];
        run.insert(place, item);
        if run.len() > LONGEST_RUN {
            let second = run.split_off(LONGEST_RUN / 2);
            self.runs.insert(at + 1, second);
        }
        self.len += 1;
    }
}
