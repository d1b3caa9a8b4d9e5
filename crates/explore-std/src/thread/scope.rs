//! Threads that borrow: their scope ends when they have.

use std::io;
use std::marker::PhantomData;
use std::panic::AssertUnwindSafe;
use std::thread::Result;

use super::handle::Thread;
use super::spawn::{Builder, Handle, begin};
use crate::engine::ids::{Place, ThreadId};
use crate::engine::objects::Reply;
use crate::engine::op::Op;
use crate::engine::{step, with};
use crate::panic::resume_unwind;

/// A scope, in which threads may borrow.
pub struct Scope<'scope, 'env: 'scope> {
    key: (ThreadId, usize),
    scope: PhantomData<&'scope mut &'scope ()>,
    env: PhantomData<&'env mut &'env ()>,
}

/// Runs `f`, and waits for the threads that it starts in its scope.
///
/// # Panics
///
/// If `f` does, or a thread did whose panic no `join` has taken.
#[track_caller]
pub fn scope<'env, F, T>(f: F) -> T
where
    F: for<'scope> FnOnce(&'scope Scope<'scope, 'env>) -> T,
{
    let key = with(|state, me| {
        state.thread_mut(me).scopes += 1;
        (me, state.thread(me).scopes)
    });
    let scope = Scope {
        key,
        scope: PhantomData,
        env: PhantomData,
    };
    let result = crate::panic::catch_unwind(AssertUnwindSafe(|| f(&scope)));
    let reply = step(Place::here(), Op::EndScope(key.0, key.1));
    match result {
        Ok(_) if reply == Reply::Poisoned => panic!("a scoped thread panicked"),
        Ok(value) => value,
        Err(payload) => resume_unwind(payload),
    }
}

impl<'scope> Scope<'scope, '_> {
    /// Starts a thread in this scope.
    #[track_caller]
    pub fn spawn<F, T>(&'scope self, body: F) -> ScopedJoinHandle<'scope, T>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        (Builder::new().spawn_scoped(self, body)).expect("failed to spawn thread")
    }
}

impl Builder {
    /// Starts a thread in a scope.
    ///
    /// # Errors
    ///
    /// None.
    #[allow(unsafe_code)]
    pub fn spawn_scoped<'scope, F, T>(
        self,
        scope: &'scope Scope<'scope, '_>,
        body: F,
    ) -> io::Result<ScopedJoinHandle<'scope, T>>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        // SAFETY: `scope` does not return, nor unwind, before the thread is
        // gone: see `Op::EndScope` and `Execution::stop`.
        let handle = unsafe { begin(self, Some(scope.key), body)? };
        Ok(ScopedJoinHandle {
            handle,
            scope: PhantomData,
        })
    }
}

/// A handle to a thread of a scope.
pub struct ScopedJoinHandle<'scope, T> {
    handle: Handle<T>,
    scope: PhantomData<&'scope ()>,
}

#[allow(unsafe_code)]
// SAFETY: as in std: the handle gives no access to the result but by value.
unsafe impl<T> Send for ScopedJoinHandle<'_, T> {}
#[allow(unsafe_code)]
// SAFETY: as above.
unsafe impl<T> Sync for ScopedJoinHandle<'_, T> {}

impl<T> ScopedJoinHandle<'_, T> {
    /// Waits for the end of the thread.
    ///
    /// # Errors
    ///
    /// The payload of its panic.
    #[track_caller]
    pub fn join(self) -> Result<T> {
        self.handle.join()
    }

    /// Whether it has ended.
    #[track_caller]
    pub fn is_finished(&self) -> bool {
        self.handle.is_finished()
    }

    /// The thread.
    pub fn thread(&self) -> &Thread {
        self.handle.thread()
    }
}

impl std::fmt::Debug for Scope<'_, '_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Scope").finish_non_exhaustive()
    }
}

impl<T> std::fmt::Debug for ScopedJoinHandle<'_, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ScopedJoinHandle").finish_non_exhaustive()
    }
}
