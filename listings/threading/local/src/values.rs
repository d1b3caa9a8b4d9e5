//! What each thread keeps: the values of its `Local`s.

use std::any::Any;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::mem;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// What a `Local` is known by to the threads that use it.
pub(crate) struct Key {
    pub(crate) id: u64,
    pub(crate) is_dropped: Arc<AtomicBool>,
}

/// What a thread keeps of a `Local`.
pub(crate) struct Entry {
    pub(crate) slot: Rc<dyn Any>,
    pub(crate) is_dropped: Arc<AtomicBool>,
}

/// The values of a thread, by the id of the `Local`.
struct Values(BTreeMap<u64, Entry>);

thread_local! {
    static VALUES: RefCell<Values> =
        const { RefCell::new(Values(BTreeMap::new())) };
}

/// The thread ends.
impl Drop for Values {
    fn drop(&mut self) {
        mem::take(&mut self.0)
            .into_values()
            .for_each(discard);
    }
}

/// Drops what is the user's, where nobody has asked for it.
/// If that panics, what comes of it is left alone: to drop
/// it could panic again.
pub(crate) fn discard<T>(unwanted: T) {
    let drop_it = AssertUnwindSafe(|| drop(unwanted));
    if let Err(payload) = catch_unwind(drop_it) {
        mem::forget(payload);
    }
}

/// Nothing of a user's may run while the map is borrowed: no
/// initialiser, no closure, no destructor. None where the
/// thread ends and its values are gone.
pub(crate) fn values<R>(
    f: impl FnOnce(&mut BTreeMap<u64, Entry>) -> R,
) -> Option<R> {
    VALUES.try_with(|v| f(&mut v.borrow_mut().0)).ok()
}

impl Key {
    pub(crate) fn new() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let id = NEXT.fetch_add(1, Ordering::Relaxed);
        Self { id, is_dropped: Arc::default() }
    }
}

impl Entry {
    pub(crate) fn is_gone(&self) -> bool {
        self.is_dropped.load(Ordering::Relaxed)
    }
}
