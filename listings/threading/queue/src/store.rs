use std::collections::{BTreeSet, VecDeque};

/// Which item comes next: what makes one kind of queue
/// another.
///
/// Python: the methods `_init`, `_qsize`, `_put` and `_get`
/// that a subclass of `Queue` overrides.
///
/// They are called while the mutex of the queue is held. If
/// `put` or `get` panics, it should leave the store as it
/// was.
///
/// ```
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
///     fn put(&mut self, item: u32) {
///         let old = self.0.unwrap_or(item);
///         self.0 = Some(old.min(item));
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
/// ```
pub trait Store {
    /// What is in it.
    type Item;

    /// Nothing in it.
    const EMPTY: Self;

    /// How many are in it.
    fn len(&self) -> usize;

    /// Whether nothing is in it.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds one.
    fn put(&mut self, item: Self::Item);

    /// Takes the next one out; `None` if and only if it is
    /// empty.
    fn get(&mut self) -> Option<Self::Item>;
}

/// First in, first out.
#[derive(Debug)]
pub struct Fifo<T>(VecDeque<T>);

/// Last in, first out.
#[derive(Debug)]
pub struct Lifo<T>(Vec<T>);

/// Smallest first.
#[derive(Debug)]
pub struct Sorted<T> {
    /// Each with a number that tells equal ones apart. To
    /// take the first one out, a tree compares nothing, so
    /// `get` cannot panic; a heap would.
    items: BTreeSet<(T, u64)>,
    next: u64,
}

impl<T> Store for Fifo<T> {
    type Item = T;
    const EMPTY: Self = Self(VecDeque::new());

    fn len(&self) -> usize {
        self.0.len()
    }

    fn put(&mut self, item: T) {
        self.0.push_back(item);
    }

    fn get(&mut self) -> Option<T> {
        self.0.pop_front()
    }
}

impl<T> Store for Lifo<T> {
    type Item = T;
    const EMPTY: Self = Self(Vec::new());

    fn len(&self) -> usize {
        self.0.len()
    }

    fn put(&mut self, item: T) {
        self.0.push(item);
    }

    fn get(&mut self) -> Option<T> {
        self.0.pop()
    }
}

impl<T: Ord> Store for Sorted<T> {
    type Item = T;
    const EMPTY: Self =
        Self { items: BTreeSet::new(), next: 0 };

    fn len(&self) -> usize {
        self.items.len()
    }

    fn put(&mut self, item: T) {
        self.items.insert((item, self.next));
        self.next += 1;
    }

    fn get(&mut self) -> Option<T> {
        self.items.pop_first().map(|(item, _)| item)
    }
}
