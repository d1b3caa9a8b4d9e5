//! What Python's constructor takes by keyword.

use std::fmt;

use crate::{Thread, registry};

/// Makes a [`Thread`] with a name, or a daemon: the keyword
/// arguments of Python's `Thread`.
///
/// ```
/// use threading_thread::Thread;
///
/// fn heartbeat() {}
///
/// let t = Thread::builder()
///     .name("heartbeat")
///     .daemon(true)
///     .target(heartbeat);
/// assert_eq!(t.name(), "heartbeat");
/// assert!(t.daemon());
/// ```
#[derive(Clone, Default)]
#[must_use = "there is no thread before `target`"]
pub struct Builder {
    name: Option<String>,
    daemon: Option<bool>,
}

impl Builder {
    /// The name, in the place of `Thread-1` and so on. An
    /// empty one is none, as in Python.
    ///
    /// The thread of the system gets it, too, when it is
    /// started: [`std::thread::current`] knows it by this
    /// name, and so does a panic. It ends there at a `\0`.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        let name = name.into();
        self.name = (!name.is_empty()).then_some(name);
        self
    }

    /// Whether [`JoinOnExit`](crate::JoinOnExit) is not to
    /// wait for it. If this is not called, a thread is what
    /// the one that makes it is.
    pub const fn daemon(mut self, daemon: bool) -> Self {
        self.daemon = Some(daemon);
        self
    }

    /// Makes the thread, which is not yet started. What
    /// Python passes in `args` and `kwargs`, the closure
    /// brings along.
    pub fn target<F>(self, target: F) -> Thread
    where
        F: FnOnce() + Send + 'static,
    {
        let name = self.name.unwrap_or_else(|| {
            format!("Thread-{}", registry::next_number())
        });
        let daemon =
            self.daemon.unwrap_or_else(registry::in_daemon);
        Thread::initial(name, daemon, Box::new(target))
    }
}

impl fmt::Debug for Builder {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        f.debug_struct("Builder")
            .field("name", &self.name)
            .field("daemon", &self.daemon)
            .finish_non_exhaustive()
    }
}
