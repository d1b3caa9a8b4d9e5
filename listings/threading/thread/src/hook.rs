//! Where a panic goes that ends a thread.

use std::any::Any;
use std::fmt;
use std::sync::Arc;

use crate::{Thread, registry};

pub(crate) type Hook =
    Arc<dyn Fn(&ExceptHookArgs<'_>) + Send + Sync>;

/// A thread that has panicked, and with what.
///
/// Python: the `args` of `threading.excepthook`. `exc_type`
/// is the type of [`exc_value`](Self::exc_value);
/// `exc_traceback` has no counterpart, because std tells
/// the place of a panic to its own hook alone.
#[derive(Clone, Copy)]
pub struct ExceptHookArgs<'a> {
    pub(crate) value: &'a (dyn Any + Send),
    pub(crate) thread: &'a Thread,
}

impl<'a> ExceptHookArgs<'a> {
    /// What the thread panicked with: the payload that
    /// [`JoinHandle::join`](std::thread::JoinHandle::join)
    /// returns for a thread of `std`.
    pub const fn exc_value(&self) -> &'a (dyn Any + Send) {
        self.value
    }

    /// The message of `panic!`, if it is one.
    pub fn message(&self) -> Option<&'a str> {
        let value = self.value;
        let text = value.downcast_ref::<String>();
        text.map(String::as_str).or_else(|| {
            value.downcast_ref::<&'static str>().copied()
        })
    }

    /// Which thread; it is the current one.
    pub const fn thread(&self) -> &'a Thread {
        self.thread
    }
}

impl fmt::Debug for ExceptHookArgs<'_> {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        f.debug_struct("ExceptHookArgs")
            .field("message", &self.message())
            .field("thread", self.thread)
            .finish_non_exhaustive()
    }
}

/// What is called where no other hook is set: it does
/// nothing, because std has reported the panic by then.
///
/// Python: `threading.__excepthook__`, which prints the
/// traceback.
pub const fn excepthook(_: &ExceptHookArgs<'_>) {}

/// Has `hook` called by each [`Thread`] that panics, in
/// that thread, after its function has been unwound.
///
/// Python: an assignment to `threading.excepthook`.
///
/// # Panics
///
/// Not itself. A panic of `hook` is reported by std, and
/// ends nothing but the call.
///
/// # Differences from Python
///
/// Python's hook is there instead of the traceback. This
/// one comes after std's message, which
/// [`std::panic::set_hook`] replaces:
/// `set_hook(Box::new(|_| {}))` is silent. A thread that
/// ends by [`std::panic::resume_unwind`] comes here without
/// any message. Under `panic = "abort"` no hook is called,
/// and all threads end.
///
/// # Examples
///
/// ```
/// use std::sync::mpsc;
/// use threading_thread::{Thread, set_excepthook};
///
/// let (said, heard) = mpsc::channel();
/// set_excepthook(move |args| {
///     let name = args.thread().name();
///     let why = args.message().unwrap_or("unknown");
///     said.send(format!("{name}: {why}")).unwrap();
/// });
///
/// let baker = Thread::builder().name("baker");
/// let baker = baker.target(|| panic!("no flour"));
/// baker.start().unwrap();
/// baker.join().unwrap(); // Ok: it has ended
/// assert_eq!(heard.recv().unwrap(), "baker: no flour");
/// ```
pub fn set_excepthook<F>(hook: F)
where
    F: Fn(&ExceptHookArgs<'_>) + Send + Sync + 'static,
{
    registry::replace_hook(Some(Arc::new(hook)));
}

/// Has [`excepthook`] called again.
///
/// Python: `threading.excepthook =
/// threading.__excepthook__`.
pub fn reset_excepthook() {
    registry::replace_hook(None);
}
