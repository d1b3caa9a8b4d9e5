//! A handle to a thread, and what can be asked of it.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::{
    Arc, Mutex, MutexGuard, OnceLock, PoisonError,
};
use std::thread::{JoinHandle, ThreadId};

use crate::latch::Latch;
use crate::{
    AlreadyStarted, Builder, get_ident, get_native_id,
};

pub(crate) type Target = Box<dyn FnOnce() + Send>;

/// A thread: started once, joined by whoever likes to.
///
/// It is a handle: a clone is the same thread, and compares
/// equal to it, as two names of one object in Python. To
/// drop it does nothing to the thread, as in Python.
///
/// Python: `threading.Thread`.
///
/// # Names
///
/// A thread that is given no name is `Thread-1`, the next
/// one `Thread-2`. Python 3.10 and later add the name of
/// the function, `Thread-1 (worker)`; a closure has none.
///
/// # What a panic does
///
/// It ends the thread. std prints its message, then the
/// hook of [`set_excepthook`](crate::set_excepthook) is
/// called, and whoever joins is told nothing:
/// [`join`](Self::join) is `Ok`.
///
/// # Fairness
///
/// The system decides which of the started threads runs
/// first. The end of a thread lets go all who join it, in
/// no particular order.
///
/// # Cost
///
/// A start is that of a thread of `std` and two locks; one
/// of them is shared by all threads. An end looks for the
/// thread in the list of those that are alive. All other
/// calls take a lock that only this thread has.
///
/// # Differences from Python
///
/// There is no `run` to override: a closure brings along
/// whatever its thread needs. `start` does not wait until
/// the thread runs. Neither `group` nor `args` nor `kwargs`
/// is there.
///
/// # Examples
///
/// ```
/// use threading_thread::Thread;
///
/// let t = Thread::new(|| println!("bread: finishing"));
/// t.start().unwrap();
/// t.join().unwrap();
/// assert!(!t.is_alive());
/// ```
#[derive(Clone)]
pub struct Thread {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) kind: Kind,
    pub(crate) state: Mutex<State>,
    /// What is to be called, until it is.
    pub(crate) target: Mutex<Option<Target>>,
    /// Told by the thread itself, as its first act.
    native_id: OnceLock<Option<u32>>,
    pub(crate) ended: Latch,
    /// Held by who waits for the thread of the system, which
    /// is still dropping its thread-local values.
    pub(crate) handle: Mutex<Option<JoinHandle<()>>>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Kind {
    Main,
    Started,
    Dummy,
}

pub(crate) struct State {
    pub(crate) name: String,
    pub(crate) daemon: bool,
    pub(crate) is_started: bool,
    pub(crate) ident: Option<ThreadId>,
}

/// As Python's locks, ours do not mind a panic.
pub(crate) fn lock<T>(
    mutex: &Mutex<T>,
) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Thread {
    /// A thread that will call `target`, and is not
    /// started.
    ///
    /// Python: `Thread(target=target)`.
    pub fn new<F>(target: F) -> Self
    where
        F: FnOnce() + Send + 'static,
    {
        Self::builder().target(target)
    }

    /// To give it a name, or to make it a daemon.
    ///
    /// Python: `Thread(name=..., daemon=...)`.
    pub fn builder() -> Builder {
        Builder::default()
    }

    pub(crate) fn initial(
        name: String,
        daemon: bool,
        target: Target,
    ) -> Self {
        let thread =
            Self::bare(Kind::Started, name, daemon);
        *lock(&thread.inner.target) = Some(target);
        thread
    }

    pub(crate) fn main() -> Self {
        Self::bare(Kind::Main, "MainThread".into(), false)
    }

    /// The calling thread.
    pub(crate) fn dummy(name: String) -> Self {
        let dummy = Self::bare(Kind::Dummy, name, true);
        dummy.identify();
        dummy
    }

    fn bare(
        kind: Kind,
        name: String,
        daemon: bool,
    ) -> Self {
        let is_started = kind != Kind::Started;
        let ident = None;
        let inner = Inner {
            kind,
            state: Mutex::new(State {
                name,
                daemon,
                is_started,
                ident,
            }),
            target: Mutex::new(None),
            native_id: OnceLock::new(),
            ended: Latch::new(),
            handle: Mutex::new(None),
        };
        Self { inner: Arc::new(inner) }
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.inner.state)
    }

    pub(crate) fn is_dummy(&self) -> bool {
        self.inner.kind == Kind::Dummy
    }

    /// The calling thread is this one, which nobody started.
    /// Says whether that was unknown.
    pub(crate) fn identify(&self) -> bool {
        let mut state = self.state();
        let is_unknown = state.ident.is_none();
        if is_unknown {
            state.ident = Some(get_ident());
            self.tell_native_id();
        }
        is_unknown
    }

    pub(crate) fn tell_native_id(&self) {
        let _ = self.inner.native_id.set(get_native_id());
    }

    /// Whether it is started and has not ended.
    ///
    /// Python: `is_alive`.
    #[must_use]
    pub fn is_alive(&self) -> bool {
        let is_started = self.state().is_started;
        is_started && !self.inner.ended.is_open()
    }

    /// Its name, which need not be unique.
    ///
    /// Python: `name`, formerly `getName`.
    #[must_use]
    pub fn name(&self) -> String {
        self.state().name.clone()
    }

    /// Gives it another name.
    ///
    /// Python: `name = ...`, formerly `setName`.
    ///
    /// # Differences from Python
    ///
    /// A thread that runs keeps its old name for the system
    /// and for [`std::thread::current`], because std cannot
    /// change it. So it was in Python before 3.14.
    pub fn set_name(&self, name: impl Into<String>) {
        let name = name.into();
        self.state().name = name;
    }

    /// What [`get_ident`] returns in this thread; `None` if
    /// it has not been started.
    ///
    /// Python: `ident`.
    #[must_use]
    pub fn ident(&self) -> Option<ThreadId> {
        self.state().ident
    }

    /// What [`get_native_id`] returns in this thread;
    /// `None` if it has not been started, or if the system
    /// is not Linux. Waits until a thread that is started
    /// runs.
    ///
    /// Python: `native_id`.
    #[must_use]
    pub fn native_id(&self) -> Option<u32> {
        // It is unknown of `main` if it has never been here.
        let is_known = self.ident().is_some();
        is_known
            .then(|| *self.inner.native_id.wait())
            .flatten()
    }

    /// Whether [`JoinOnExit`](crate::JoinOnExit) does not
    /// wait for it.
    ///
    /// Python: `daemon`, formerly `isDaemon`.
    #[must_use]
    pub fn daemon(&self) -> bool {
        self.state().daemon
    }

    /// Makes it a daemon, or none, before it is started.
    ///
    /// Python: `daemon = ...`, formerly `setDaemon`.
    ///
    /// # Errors
    ///
    /// [`AlreadyStarted`] if it has been started.
    ///
    /// ```
    /// use threading_thread::{AlreadyStarted, Thread};
    ///
    /// let t = Thread::new(|| {});
    /// assert_eq!(t.set_daemon(true), Ok(()));
    /// t.start().unwrap();
    /// let late = t.set_daemon(false);
    /// assert_eq!(late, Err(AlreadyStarted));
    /// ```
    pub fn set_daemon(
        &self,
        daemon: bool,
    ) -> Result<(), AlreadyStarted> {
        let mut state = self.state();
        if state.is_started {
            return Err(AlreadyStarted);
        }
        state.daemon = daemon;
        Ok(())
    }
}

/// The same thread, whatever its name.
impl PartialEq for Thread {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.inner, &other.inner)
    }
}

impl Eq for Thread {}

impl Hash for Thread {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        Arc::as_ptr(&self.inner).hash(hasher);
    }
}

/// As Python prints it, by `repr`: `<Thread(Thread-1,
/// started daemon ThreadId(2))>`.
impl fmt::Debug for Thread {
    fn fmt(
        &self,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        let kind = match self.inner.kind {
            Kind::Main => "_MainThread",
            Kind::Started => "Thread",
            Kind::Dummy => "_DummyThread",
        };
        let is_alive = self.is_alive();
        let state = self.state();
        let phase = match (state.is_started, is_alive) {
            (false, _) => "initial",
            (true, true) => "started",
            (true, false) => "stopped",
        };
        let daemon =
            if state.daemon { " daemon" } else { "" };
        let ident = state.ident;
        let ident = ident
            .map_or(String::new(), |id| format!(" {id:?}"));
        let name = state.name.clone();
        drop(state);
        write!(
            f,
            "<{kind}({name}, {phase}{daemon}{ident})>"
        )
    }
}
