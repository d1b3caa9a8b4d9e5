//! Scoped threads, recorded.

use std::io;
use std::panic::Location;
use std::thread;

use super::spawn::{join_handle, live};
use super::{Builder, Thread};
use crate::emit::{self, Span, TraceEvent};
use crate::recording::Kind;

/// As [`std::thread::Scope`].
#[derive(Debug)]
pub struct Scope<'scope, 'env> {
    number: usize,
    real: &'scope thread::Scope<'scope, 'env>,
}

/// As in std.
#[track_caller]
pub fn scope<'env, F, T>(body: F) -> T
where
    F: for<'scope> FnOnce(&'scope Scope<'scope, 'env>) -> T,
{
    let number = emit::number();
    let place = Location::caller();
    let mut wait = None;
    thread::scope(|real| {
        let _end = BeginWait(&mut wait, number, place);
        // A reference that lives as long as the scope can be had to nothing
        // that is dropped before. What is lost is two words a scope.
        body(Box::leak(Box::new(Scope { number, real })))
    })
}

/// Begins to wait for the threads of a scope where it is dropped, also where the
/// scope's body panics. If all had ended before, that was no wait: see
/// `analysis::threads`.
struct BeginWait<'a>(&'a mut Option<Span>, usize, &'static Location<'static>);

impl Drop for BeginWait<'_> {
    fn drop(&mut self) {
        let Self(wait, scope, place) = self;
        **wait = Some(
            TraceEvent::new(Kind::Join, place)
                .scope(Some(*scope))
                .begin(),
        );
    }
}

impl<'scope> Scope<'scope, '_> {
    /// As in std.
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
    /// As in std.
    ///
    /// # Errors
    ///
    /// If the system has no more threads.
    #[track_caller]
    pub fn spawn_scoped<'scope, F, T>(
        self,
        scope: &'scope Scope<'scope, '_>,
        body: F,
    ) -> io::Result<ScopedJoinHandle<'scope, T>>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        let id = self.start(Some(scope.number), Location::caller());
        let real = (self.real).spawn_scoped(scope.real, move || live(id, body))?;
        let thread = Thread {
            recorded: id,
            real: real.thread().clone(),
        };
        Ok(ScopedJoinHandle { thread, real })
    }
}

/// As [`std::thread::ScopedJoinHandle`].
pub struct ScopedJoinHandle<'scope, T> {
    thread: Thread,
    real: thread::ScopedJoinHandle<'scope, T>,
}

join_handle!(ScopedJoinHandle<'_, T>);
