//! A value for each thread, as Python's
//! [`threading.local`](https://docs.python.org/3/library/threading.html#thread-local-data).

mod error;
mod values;

use std::cell::RefCell;
use std::fmt;
use std::marker::PhantomData;
use std::mem;
use std::rc::Rc;
use std::sync::OnceLock;
use std::sync::atomic::Ordering;

pub use error::NoValue;
use values::{Entry, Key, discard, values};

/// A place in which each thread has a value of its own.
///
/// Python: `threading.local`. All threads share the `Local`
/// and none sees the value of another, so the value need be
/// neither `Send` nor `Sync`. It may be a field or a local
/// variable; where a `static` will do,
/// [`thread_local!`](std::thread_local) of `std` is faster.
///
/// # Examples
///
/// ```
/// use std::thread;
/// use threading_local::{Local, NoValue};
///
/// let data = Local::new();
/// data.set(1000);
/// thread::scope(|s| {
///     s.spawn(|| {
///         assert_eq!(data.get(), Err(NoValue));
///         data.set(7);
///         assert_eq!(data.get(), Ok(7));
///     });
/// });
/// assert_eq!(data.get(), Ok(1000));
/// ```
///
/// # When values are dropped
///
/// - A value that is replaced is dropped at once.
/// - When a thread ends, its values are dropped, in the
///   order in which their `Local`s were first used. A `join`
///   waits for that;
///   [`thread::scope`](std::thread::scope) by itself may
///   not. As with [`LocalKey`](std::thread::LocalKey), the
///   values of the main thread may never be dropped.
/// - When the `Local` is dropped, so is the value of the
///   thread that drops it. Only its own thread may drop a
///   value that is not `Send`, so other threads do that when
///   they first use another `Local`, or else when they end.
///   In CPython, all values go with the object.
///
/// # Cost
///
/// A thread has one map of its values: an access is a search
/// in it, and O(log n) with n values. The first use in a
/// thread allocates, and takes O(n) to look for values whose
/// `Local` is gone. No thread ever waits for another, but
/// for the very first use of a `Local`, which gives it its
/// number.
///
/// # Panics
///
/// Those of a [`RefCell`]: while [`with`] looks at a value
/// or [`get`] clones it, the same thread must not set, take
/// or change it; while [`with_mut`] changes it, the thread
/// must not look at it, either. Other threads do not matter.
///
/// A thread that panics drops its values as one that ends.
///
/// A destructor that panics does so where its value is set,
/// taken or dropped with its `Local`. Where nobody has asked
/// for that, at the end of a thread and for a `Local` that is
/// gone, the panic is reported and ends nothing: all other
/// values are dropped. With
/// [`thread_local!`](std::thread_local) the process aborts.
///
/// # Differences from Python
///
/// - There is one value of one type, and not any number of
///   attributes. For several, make it a struct.
/// - `__init__` of a subclass is [`with_init`].
/// - Where Python raises `AttributeError`, there is an
///   `Err` with [`NoValue`].
/// - Values of other threads may outlive the `Local`, as
///   said above.
///
/// [`with_init`]: Local::with_init
/// [`with`]: Local::with
/// [`get`]: Local::get
/// [`with_mut`]: Local::with_mut
pub struct Local<T, F = fn() -> T> {
    key: OnceLock<Key>,
    init: Option<F>,
    // It gives values and holds none: `Send` and `Sync`
    // whatever they are.
    values: PhantomData<fn(T) -> T>,
}

/// The value of a thread; none before it is set and after
/// it is taken.
type Slot<T> = RefCell<Option<T>>;

impl<T: 'static> Local<T> {
    /// A `Local` in which no thread has a value yet.
    ///
    /// Python: `local()`.
    ///
    /// ```
    /// use std::rc::Rc;
    /// use threading_local::{Local, NoValue};
    ///
    /// static DATA: Local<Rc<str>> = Local::new();
    /// assert_eq!(DATA.get(), Err(NoValue));
    /// ```
    pub const fn new() -> Self {
        let values = PhantomData;
        Self { key: OnceLock::new(), init: None, values }
    }
}

impl<T: 'static, F: Fn() -> T> Local<T, F> {
    /// A `Local` whose first use in a thread calls `init`,
    /// in that thread, for its value.
    ///
    /// Each call of a method is a use, [`set`](Local::set)
    /// included. After [`take`](Local::take) it is not
    /// called again in that thread. While it runs, its
    /// thread has no value. If it panics, the next use calls
    /// it again.
    ///
    /// Python: `__init__` of a subclass of `local`.
    ///
    /// ```
    /// use std::thread;
    /// use threading_local::Local;
    ///
    /// static DATA: Local<Vec<u32>> =
    ///     Local::with_init(|| vec![1000]);
    /// DATA.set(vec![]);
    /// let worker = thread::spawn(|| DATA.get());
    /// assert_eq!(worker.join().unwrap(), Ok(vec![1000]));
    /// ```
    pub const fn with_init(init: F) -> Self {
        Self {
            key: OnceLock::new(),
            init: Some(init),
            values: PhantomData,
        }
    }

    /// A clone of this thread's value.
    ///
    /// Python: to read the attribute.
    ///
    /// # Errors
    ///
    /// [`NoValue`] if this thread has none.
    ///
    /// ```
    /// use threading_local::{Local, NoValue};
    ///
    /// let data = Local::new();
    /// assert_eq!(data.get(), Err(NoValue));
    /// data.set(7);
    /// assert_eq!(data.get(), Ok(7));
    /// ```
    pub fn get(&self) -> Result<T, NoValue>
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// Gives this thread a value, and drops the one before.
    ///
    /// In a destructor that runs at the end of the thread,
    /// when its values are gone, the new value is dropped.
    ///
    /// Python: to assign the attribute.
    ///
    /// ```
    /// let data = threading_local::Local::new();
    /// data.set(7);
    /// data.set(12);
    /// assert_eq!(data.get(), Ok(12));
    /// ```
    pub fn set(&self, value: T) {
        if let Some(slot) = self.slot() {
            let old = slot.replace(Some(value));
            drop(old);
        }
    }

    /// Takes this thread's value out, and leaves none.
    ///
    /// Python: to read the attribute and `del` it.
    ///
    /// # Errors
    ///
    /// [`NoValue`] if this thread has none.
    ///
    /// ```
    /// use threading_local::{Local, NoValue};
    ///
    /// let data = Local::with_init(|| 1000);
    /// assert_eq!(data.take(), Ok(1000));
    /// assert_eq!(data.take(), Err(NoValue));
    /// ```
    pub fn take(&self) -> Result<T, NoValue> {
        let slot = self.slot().ok_or(NoValue)?;
        slot.take().ok_or(NoValue)
    }

    /// Lets `look` look at this thread's value.
    ///
    /// Python: to use the attribute.
    ///
    /// # Errors
    ///
    /// [`NoValue`] if this thread has none; `look` is not
    /// called then.
    ///
    /// ```
    /// use threading_local::Local;
    ///
    /// let names = Local::with_init(|| vec!["Ana", "Ben"]);
    /// assert_eq!(names.with(|n| n.len()), Ok(2));
    /// ```
    pub fn with<R>(
        &self,
        look: impl FnOnce(&T) -> R,
    ) -> Result<R, NoValue> {
        let slot = self.slot().ok_or(NoValue)?;
        slot.borrow().as_ref().map(look).ok_or(NoValue)
    }

    /// Lets `change` change this thread's value.
    ///
    /// Python: to change the object in the attribute.
    ///
    /// # Errors
    ///
    /// [`NoValue`] if this thread has none; `change` is not
    /// called then.
    ///
    /// ```
    /// use threading_local::Local;
    ///
    /// let names = Local::with_init(Vec::new);
    /// names.with_mut(|n| n.push("Ana")).unwrap();
    /// assert_eq!(names.get(), Ok(vec!["Ana"]));
    /// ```
    pub fn with_mut<R>(
        &self,
        change: impl FnOnce(&mut T) -> R,
    ) -> Result<R, NoValue> {
        let slot = self.slot().ok_or(NoValue)?;
        slot.borrow_mut()
            .as_mut()
            .map(change)
            .ok_or(NoValue)
    }

    /// The slot of this thread, after its first use.
    fn slot(&self) -> Option<Rc<Slot<T>>> {
        let key = self.key.get_or_init(Key::new);
        let found = values(|values| {
            values.get(&key.id).map(|e| e.slot.clone())
        })?;
        let slot = match found {
            Some(slot) => slot,
            None => return self.first_use(key),
        };
        Some(slot.downcast().expect("one type for an id"))
    }

    fn first_use(&self, key: &Key) -> Option<Rc<Slot<T>>> {
        let slot = Rc::new(Slot::new(None));
        let entry = Entry {
            slot: slot.clone(),
            is_dropped: key.is_dropped.clone(),
        };
        let gone = values(|values| {
            let gone: Vec<Entry> = values
                .extract_if(.., |_, entry| entry.is_gone())
                .map(|(_, entry)| entry)
                .collect();
            values.insert(key.id, entry);
            gone
        })?;
        let unwinding = Forget { id: key.id, slot: &slot };
        gone.into_iter().for_each(discard);
        if let Some(init) = &self.init {
            let value = init();
            slot.replace(Some(value));
        }
        mem::forget(unwinding);
        Some(slot)
    }
}

/// What panics in its first use has not been used.
struct Forget<'a, T> {
    id: u64,
    slot: &'a Slot<T>,
}

impl<T> Drop for Forget<'_, T> {
    fn drop(&mut self) {
        discard(values(|values| values.remove(&self.id)));
        // What the initialiser itself has set.
        discard(self.slot.take());
    }
}

/// Drops the value of this thread, and tells the others.
impl<T, F> Drop for Local<T, F> {
    fn drop(&mut self) {
        if let Some(key) = self.key.get() {
            key.is_dropped.store(true, Ordering::Relaxed);
            drop(values(|values| values.remove(&key.id)));
        }
    }
}

impl<T: 'static> Default for Local<T> {
    fn default() -> Self {
        Self::new()
    }
}

/// Shows no value, for whose would it be?
impl<T, F> fmt::Debug for Local<T, F> {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        f.debug_struct("Local").finish_non_exhaustive()
    }
}
