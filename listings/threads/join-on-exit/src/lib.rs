//! Threads for which the program waits before it ends, as
//! Python waits for every thread that is no daemon.

use std::mem;
use std::thread::{self, JoinHandle};

/// Joins its threads when it is dropped.
///
/// Make it the first variable of `main`, and it is the last
/// one to be dropped, also where `main` returns early or
/// panics. Python's `threading` does the same for all
/// threads that were not started with `daemon=True`.
///
/// [`std::process::exit`] drops nothing, so it waits for
/// nobody. Python's `os._exit` is like that; `sys.exit`
/// waits.
///
/// # Examples
///
/// ```
/// use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
/// use threads_join_on_exit::JoinOnExit;
///
/// static SERVED: AtomicU32 = AtomicU32::new(0);
///
/// let mut threads = JoinOnExit::new();
/// for _ in 0..3 {
///     threads.spawn(|| {
///         SERVED.fetch_add(1, SeqCst);
///     });
/// }
/// drop(threads);
/// assert_eq!(SERVED.load(SeqCst), 3);
/// ```
#[derive(Debug, Default)]
#[must_use = "dropped at once, it waits at once"]
pub struct JoinOnExit {
    threads: Vec<JoinHandle<()>>,
}

impl JoinOnExit {
    /// Nobody to wait for yet.
    pub const fn new() -> Self {
        Self { threads: Vec::new() }
    }

    /// Starts a thread to wait for: a `Thread` of Python
    /// that is started.
    ///
    /// # Panics
    ///
    /// Where [`thread::spawn`] does: when the system has no
    /// thread to give.
    pub fn spawn<F>(&mut self, f: F)
    where
        F: FnOnce() + Send + 'static,
    {
        self.add(thread::spawn(f));
    }

    /// Waits for a thread that runs already, for instance
    /// one that a [`thread::Builder`] has given a name.
    pub fn add(&mut self, thread: JoinHandle<()>) {
        self.threads.push(thread);
    }
}

/// Waits for all threads. One that has panicked has said
/// so, and the others are waited for all the same.
///
/// ```
/// use threads_join_on_exit::JoinOnExit;
///
/// let mut threads = JoinOnExit::new();
/// threads.spawn(|| panic!("the soup is burnt"));
/// threads.spawn(|| println!("bread: finishing"));
/// drop(threads);
/// ```
impl Drop for JoinOnExit {
    fn drop(&mut self) {
        for thread in self.threads.drain(..) {
            if let Err(panic) = thread.join() {
                // To drop it could panic here, and leave
                // the others behind.
                mem::forget(panic);
            }
        }
    }
}
