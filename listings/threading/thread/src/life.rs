//! How a thread begins, and how others wait for its end.

use std::any::Any;
use std::mem;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use crate::thread::{Kind, lock};
use crate::{
    ExceptHookArgs, JoinError, StartError, Thread,
    excepthook, get_ident, registry,
};

impl Thread {
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
    /// t.start().unwrap();
    /// assert!(matches!(
    ///     t.start(),
    ///     Err(StartError::AlreadyStarted)
    /// ));
    /// ```
    pub fn start(&self) -> Result<(), StartError> {
        let mut state = self.state();
        if state.is_started {
            return Err(StartError::AlreadyStarted);
        }
        let thread = self.clone();
        registry::list(self, |builder| {
            let name = state.name.split('\0').next();
            let name = name.unwrap_or_default().into();
            let handle = builder
                .name(name)
                .spawn(move || thread.bootstrap())
                .map_err(StartError::CannotStart)?;
            // It cannot end before this: it has to be taken
            // from the list, which is locked.
            state.is_started = true;
            state.ident = Some(handle.thread().id());
            *lock(&self.inner.handle) = Some(handle);
            Ok(())
        })
    }

    /// All that the thread does.
    fn bootstrap(self) {
        self.tell_native_id();
        registry::enter(self.clone());
        self.run();
        registry::remove(&self);
        self.end();
    }

    fn run(&self) {
        let target = lock(&self.inner.target).take();
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
        });
        if let Err(of_the_hook) = catch_unwind(report) {
            discard(of_the_hook);
        }
        discard(value);
    }

    pub(crate) fn end(&self) {
        self.inner.ended.open();
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
        self.check_joinable()?;
        self.inner.ended.wait();
        self.join_system_thread();
        Ok(())
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
    #[must_use = "says whether it has ended"]
    pub fn join_timeout(
        &self,
        timeout: Duration,
    ) -> Result<bool, JoinError> {
        self.check_joinable()?;
        let has_ended =
            self.inner.ended.wait_timeout(timeout);
        if has_ended {
            self.join_system_thread();
        }
        Ok(has_ended)
    }

    /// Who comes second waits until the first has joined.
    fn join_system_thread(&self) {
        let mut handle = lock(&self.inner.handle);
        if let Some(handle) = handle.take() {
            // The panic, if there was one, has been reported.
            let _ = handle.join();
        }
    }

    fn check_joinable(&self) -> Result<(), JoinError> {
        if self.inner.kind == Kind::Main {
            registry::main_thread(); // Now it is known.
        }
        let state = self.state();
        if self.inner.kind == Kind::Dummy {
            return Err(JoinError::Dummy);
        }
        if !state.is_started {
            return Err(JoinError::NotStarted);
        }
        if state.ident == Some(get_ident()) {
            return Err(JoinError::JoinSelf);
        }
        Ok(())
    }
}

/// Drops what a thread has panicked with. If that panics,
/// too, what comes of it is left alone: to drop it could
/// panic again and again.
fn discard(payload: Box<dyn Any + Send>) {
    let drop_it = AssertUnwindSafe(|| drop(payload));
    if let Err(payload) = catch_unwind(drop_it) {
        mem::forget(payload);
    }
}
