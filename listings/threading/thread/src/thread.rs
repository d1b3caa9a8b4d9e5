//! One thread: before it is started, while it runs, and
//! when it has ended.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{
    Arc, Condvar, Mutex, MutexGuard, PoisonError,
};
use std::thread::{JoinHandle, ThreadId};
use std::time::{Duration, Instant};

use crate::{
    AlreadyStarted, Builder, ExceptHookArgs, JoinError,
    StartError, excepthook, get_ident, get_native_id,
    registry,
};

type Target = Box<dyn FnOnce() + Send>;

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
    inner: Arc<Inner>,
}

struct Inner {
    kind: Kind,
    state: Mutex<State>,
    /// It has begun, or ended.
    changed: Condvar,
    /// Held by who waits for the thread of the system,
    /// which is still dropping its thread-local values.
    handle: Mutex<Option<JoinHandle<()>>>,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Main,
    Started,
    Dummy,
}

#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Phase {
    Initial,
    Started,
    Running,
    Ended,
}

struct State {
    name: String,
    daemon: bool,
    phase: Phase,
    target: Option<Target>,
    ident: Option<ThreadId>,
    native_id: Option<u32>,
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
        let state = State {
            name,
            daemon,
            phase: Phase::Initial,
            target: Some(target),
            ident: None,
            native_id: None,
        };
        Self::from_parts(Kind::Started, state)
    }

    pub(crate) fn main() -> Self {
        let state = State {
            name: String::from("MainThread"),
            daemon: false,
            phase: Phase::Running,
            target: None,
            ident: None,
            native_id: None,
        };
        Self::from_parts(Kind::Main, state)
    }

    pub(crate) fn dummy(name: String) -> Self {
        let state = State {
            name,
            daemon: true,
            phase: Phase::Running,
            target: None,
            ident: Some(get_ident()),
            native_id: get_native_id(),
        };
        Self::from_parts(Kind::Dummy, state)
    }

    fn from_parts(kind: Kind, state: State) -> Self {
        let inner = Inner {
            kind,
            state: Mutex::new(state),
            changed: Condvar::new(),
            handle: Mutex::new(None),
        };
        Self { inner: Arc::new(inner) }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        let state = self.inner.state.lock();
        state.unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn is_dummy(&self) -> bool {
        self.inner.kind == Kind::Dummy
    }

    /// The calling thread is this, the main one. Says
    /// whether that was unknown.
    pub(crate) fn identify(&self) -> bool {
        let mut state = self.state();
        if state.ident.is_some() {
            return false;
        }
        state.ident = Some(get_ident());
        state.native_id = get_native_id();
        true
    }

    /// Starts the thread.
    ///
    /// Python: `start`.
    ///
    /// # Errors
    ///
    /// [`StartError::AlreadyStarted`] the second time, and
    /// [`StartError::CannotStart`] if the system refuses.
    ///
    /// ```
    /// use threading_thread::{StartError, Thread};
    ///
    /// let t = Thread::new(|| {});
    /// assert_eq!(t.start(), Ok(()));
    /// let again = Err(StartError::AlreadyStarted);
    /// assert_eq!(t.start(), again);
    /// ```
    pub fn start(&self) -> Result<(), StartError> {
        let mut state = self.state();
        if state.phase != Phase::Initial {
            return Err(StartError::AlreadyStarted);
        }
        let thread = self.clone();
        registry::list(self, |builder| {
            let name = state.name.split('\0').next();
            let name = name.unwrap_or_default().into();
            // It waits for `state` before it does anything.
            let handle = builder
                .name(name)
                .spawn(move || thread.bootstrap())
                .map_err(|e| {
                    StartError::CannotStart(e.kind())
                })?;
            state.phase = Phase::Started;
            state.ident = Some(handle.thread().id());
            *self.handle() = Some(handle);
            Ok(())
        })
    }

    fn handle(
        &self,
    ) -> MutexGuard<'_, Option<JoinHandle<()>>> {
        let handle = self.inner.handle.lock();
        handle.unwrap_or_else(PoisonError::into_inner)
    }

    /// All that the thread does.
    fn bootstrap(self) {
        let native_id = get_native_id();
        let mut state = self.state();
        state.native_id = native_id;
        state.phase = Phase::Running;
        let target = state.target.take();
        drop(state);
        self.inner.changed.notify_all();

        registry::enter(self.clone());
        self.run(target);
        registry::remove(&self);
        self.end();
    }

    fn run(&self, target: Option<Target>) {
        let run = AssertUnwindSafe(|| {
            if let Some(target) = target {
                target();
            }
        });
        let Err(value) = catch_unwind(run) else { return };
        let report = AssertUnwindSafe(|| {
            let args = ExceptHookArgs {
                value: &*value,
                thread: self,
            };
            match registry::hook() {
                Some(hook) => hook(&args),
                None => excepthook(&args),
            }
            drop(value);
        });
        if let Err(of_the_hook) = catch_unwind(report) {
            // To drop it could panic, again and again.
            std::mem::forget(of_the_hook);
        }
    }

    pub(crate) fn end(&self) {
        self.state().phase = Phase::Ended;
        self.inner.changed.notify_all();
    }

    /// Waits until the thread has ended. Several may wait,
    /// and one may ask again.
    ///
    /// Python: `join`.
    ///
    /// # Errors
    ///
    /// See [`JoinError`]: a thread that has not been
    /// started is not waited for, nor is the thread that
    /// calls, nor a dummy.
    ///
    /// ```
    /// use threading_thread::{JoinError, Thread};
    ///
    /// let t = Thread::new(|| {});
    /// assert_eq!(t.join(), Err(JoinError::NotStarted));
    /// ```
    ///
    /// # Differences from Python
    ///
    /// The main thread is joined when it drops its
    /// [`JoinOnExit`](crate::JoinOnExit). Without one it is
    /// never joined; where `main` returns, nobody is left
    /// who could wait.
    pub fn join(&self) -> Result<(), JoinError> {
        self.wait_for_end(None).map(|_| ())
    }

    /// Waits until the thread has ended, for so long at
    /// most, and says whether it has.
    ///
    /// Python: `join(timeout)`, which returns `None`; then
    /// ask `is_alive`.
    ///
    /// # Errors
    ///
    /// As [`join`](Self::join).
    ///
    /// ```
    /// use std::sync::mpsc;
    /// use std::time::Duration;
    /// use threading_thread::Thread;
    ///
    /// let (done, wait) = mpsc::channel();
    /// let t = Thread::new(move || wait.recv().unwrap());
    /// t.start().unwrap();
    /// let short = Duration::from_millis(10);
    /// assert_eq!(t.join_timeout(short), Ok(false));
    /// done.send(()).unwrap();
    /// assert_eq!(t.join_timeout(Duration::MAX), Ok(true));
    /// ```
    pub fn join_timeout(
        &self,
        timeout: Duration,
    ) -> Result<bool, JoinError> {
        self.wait_for_end(Some(timeout))
    }

    fn wait_for_end(
        &self,
        timeout: Option<Duration>,
    ) -> Result<bool, JoinError> {
        // A time too late to be told is for ever.
        let deadline = timeout.and_then(|timeout| {
            Instant::now().checked_add(timeout)
        });
        let mut state = self.joinable()?;
        while state.phase != Phase::Ended {
            let Some(deadline) = deadline else {
                state = self.wait(state);
                continue;
            };
            let left = deadline
                .saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Ok(false);
            }
            let woken = self
                .inner
                .changed
                .wait_timeout(state, left);
            (state, _) = woken
                .unwrap_or_else(PoisonError::into_inner);
        }
        drop(state);
        // Who comes second waits until the first has
        // joined.
        let mut handle = self.handle();
        if let Some(handle) = handle.take() {
            // The panic, if there was one, has been
            // reported.
            let _ = handle.join();
        }
        Ok(true)
    }

    /// The state, if it makes sense to wait.
    fn joinable(
        &self,
    ) -> Result<MutexGuard<'_, State>, JoinError> {
        let me = get_ident();
        if self.inner.kind == Kind::Main {
            registry::main_thread(); // Now it is known.
        }
        let state = self.state();
        match self.inner.kind {
            Kind::Dummy => Err(JoinError::Dummy),
            _ if state.phase == Phase::Initial => {
                Err(JoinError::NotStarted)
            }
            _ if state.ident == Some(me) => {
                Err(JoinError::JoinSelf)
            }
            _ => Ok(state),
        }
    }

    fn wait<'a>(
        &self,
        state: MutexGuard<'a, State>,
    ) -> MutexGuard<'a, State> {
        let state = self.inner.changed.wait(state);
        state.unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether it is started and has not ended.
    ///
    /// Python: `is_alive`.
    pub fn is_alive(&self) -> bool {
        let phase = self.state().phase;
        phase != Phase::Initial && phase != Phase::Ended
    }

    /// Its name, which need not be unique.
    ///
    /// Python: `name`, formerly `getName`.
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
        let old =
            std::mem::replace(&mut self.state().name, name);
        drop(old);
    }

    /// What [`get_ident`] returns in this thread; `None` if
    /// it has not been started.
    ///
    /// Python: `ident`.
    pub fn ident(&self) -> Option<ThreadId> {
        self.state().ident
    }

    /// What [`get_native_id`] returns in this thread;
    /// `None` if it has not been started, or if the system
    /// is not Linux. Waits until a thread that is started
    /// runs.
    ///
    /// Python: `native_id`.
    pub fn native_id(&self) -> Option<u32> {
        let mut state = self.state();
        while state.phase == Phase::Started {
            state = self.wait(state);
        }
        state.native_id
    }

    /// Whether [`JoinOnExit`](crate::JoinOnExit) does not
    /// wait for it.
    ///
    /// Python: `daemon`, formerly `isDaemon`.
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
        if state.phase != Phase::Initial {
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
        let state = self.state();
        let mut text = format!("<{kind}({}, ", state.name);
        text.push_str(match state.phase {
            Phase::Initial => "initial",
            Phase::Started | Phase::Running => "started",
            Phase::Ended => "stopped",
        });
        if state.daemon {
            text.push_str(" daemon");
        }
        if let Some(ident) = state.ident {
            text.push_str(&format!(" {ident:?}"));
        }
        drop(state);
        f.write_str(&text)?;
        f.write_str(")>")
    }
}
