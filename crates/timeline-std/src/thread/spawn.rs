//! Spawning and joining threads, recorded.

use std::io;
use std::panic::Location;
use std::thread;

use super::Thread;
use crate::emit::{self, Span, ThreadId, ThreadSpan, TraceEvent};
use crate::recording::Kind;

/// As in std.
#[track_caller]
pub fn spawn<F, T>(body: F) -> JoinHandle<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    Builder::new().spawn(body).expect("failed to spawn thread")
}

/// As [`std::thread::Builder`].
#[derive(Debug)]
pub struct Builder {
    name: Option<String>,
    pub(super) real: thread::Builder,
}

impl Default for Builder {
    fn default() -> Self {
        Self::new()
    }
}

impl Builder {
    /// As in std.
    pub fn new() -> Self {
        Self {
            name: None,
            real: thread::Builder::new(),
        }
    }

    /// As in std.
    pub fn name(self, name: String) -> Self {
        Self {
            name: Some(name.clone()),
            real: self.real.name(name),
        }
    }

    /// As in std.
    pub fn stack_size(self, size: usize) -> Self {
        Self {
            real: self.real.stack_size(size),
            ..self
        }
    }

    /// As in std.
    ///
    /// # Errors
    ///
    /// If the system has no more threads.
    #[track_caller]
    pub fn spawn<F, T>(self, body: F) -> io::Result<JoinHandle<T>>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        let id = self.start(None, Location::caller());
        let real = self.real.spawn(move || live(id, body))?;
        let thread = Thread {
            recorded: id,
            real: real.thread().clone(),
        };
        Ok(JoinHandle { thread, real })
    }

    /// Traces that a thread is about to be started.
    pub(super) fn start(
        &self,
        scope: Option<usize>,
        place: &'static Location<'static>,
    ) -> Option<ThreadId> {
        emit::start(self.name.as_deref(), scope, place)
    }
}

/// The body of a thread, within the span of its life.
pub(super) fn live<T>(id: Option<ThreadId>, body: impl FnOnce() -> T) -> T {
    let _span = ThreadSpan::begin(id);
    body()
}

/// A wait for the end of a thread. If it had ended before, that was none: see
/// `analysis::threads`.
pub(super) fn wait_for(thread: &Thread, place: &'static Location<'static>) -> Span {
    TraceEvent::new(Kind::Join, place)
        .other(thread.recorded)
        .begin()
}

/// What the handles have in common.
macro_rules! join_handle {
    ($handle:ty) => {
        impl<T> $handle {
            /// As in std.
            ///
            /// # Errors
            ///
            /// The payload of the thread's panic.
            #[track_caller]
            pub fn join(self) -> ::std::thread::Result<T> {
                let place = ::std::panic::Location::caller();
                let _wait = $crate::thread::spawn::wait_for(&self.thread, place);
                self.real.join()
            }

            /// As in std.
            pub fn is_finished(&self) -> bool {
                self.real.is_finished()
            }

            /// As in std.
            pub fn thread(&self) -> &Thread {
                &self.thread
            }
        }

        impl<T> ::std::fmt::Debug for $handle {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                self.real.fmt(f)
            }
        }
    };
}
pub(super) use join_handle;

/// As [`std::thread::JoinHandle`].
pub struct JoinHandle<T> {
    thread: Thread,
    real: thread::JoinHandle<T>,
}

join_handle!(JoinHandle<T>);
