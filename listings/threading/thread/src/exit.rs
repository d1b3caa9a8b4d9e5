//! What Python does when its main thread is through.

use crate::{get_ident, main_thread, registry};

/// Waits when it is dropped, as Python does at exit, for
/// all threads that are no daemons: those that are started
/// by others meanwhile, too.
///
/// Make it first in `main`, and it is dropped last, also
/// where `main` returns early or panics:
///
/// ```
/// use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
/// use threading_thread::{JoinOnExit, Thread};
///
/// static SERVED: AtomicU32 = AtomicU32::new(0);
///
/// let threads = JoinOnExit::new();
/// let waiter = || {
///     SERVED.fetch_add(1, SeqCst);
/// };
/// let t = Thread::builder().daemon(false).target(waiter);
/// t.start().unwrap();
/// drop(threads);
/// assert_eq!(SERVED.load(SeqCst), 1);
/// ```
///
/// Python: `threading._shutdown`, called by the
/// interpreter.
///
/// # Differences from Python
///
/// Without this value nobody waits: where `main` returns,
/// the process ends. [`std::process::exit`] does not wait
/// either; Python's `sys.exit` does. A thread that has left
/// its function, but is still dropping values of
/// `thread_local!`, is not waited for, as at the end of
/// [`std::thread::scope`]; [`Thread::join`] waits for that.
///
/// [`Thread::join`]: crate::Thread::join
#[derive(Debug)]
#[must_use = "dropped at once, it waits at once"]
#[non_exhaustive]
pub struct JoinOnExit;

impl JoinOnExit {
    /// To be the first variable of `main`.
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        main_thread(); // Now it is known.
        Self
    }
}

impl Drop for JoinOnExit {
    /// Ends the main thread for those who join it, and
    /// joins the others.
    fn drop(&mut self) {
        let me = get_ident();
        let main = main_thread();
        if main.ident() == Some(me) {
            main.end();
        }
        while let Some(t) =
            registry::someone_to_wait_for(me)
        {
            // It is started, and it is not this thread.
            let _ = t.join();
        }
    }
}
