//! How a thread begins, and how its result is taken.

use std::any::type_name;
use std::io;
use std::marker::PhantomData;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::Result;

use super::handle::Thread;
use crate::engine::ids::{Place, ThreadId};
use crate::engine::objects::Reply;
use crate::engine::op::Op;
use crate::engine::{self, new_thread, start, step, with};

/// Where a thread leaves its result.
type Packet<T> = Arc<Mutex<Option<Result<T>>>>;

/// What both kinds of handle have in common.
pub(super) struct Handle<T> {
    thread: Thread,
    packet: Packet<T>,
}

impl<T> Handle<T> {
    #[track_caller]
    pub fn join(self) -> Result<T> {
        step(Place::here(), Op::Join(self.thread.number));
        let mut packet = self.packet.lock().unwrap_or_else(PoisonError::into_inner);
        packet.take().expect("a thread that has ended has a result")
    }

    #[track_caller]
    pub fn is_finished(&self) -> bool {
        step(Place::here(), Op::IsFinished(self.thread.number)) == Reply::Done
    }

    pub fn thread(&self) -> &Thread {
        &self.thread
    }
}

/// Starts a thread, in a scope or on its own.
///
/// # Safety
///
/// What `body` and its result borrow must outlive the thread.
#[allow(unsafe_code)]
pub(super) unsafe fn begin<T, F>(
    builder: Builder,
    scope: Option<(ThreadId, usize)>,
    body: F,
) -> io::Result<Handle<T>>
where
    T: Send,
    F: FnOnce() -> T + Send,
{
    let name: Option<Arc<str>> = builder.name.map(Arc::from);
    let number = new_thread(name.clone(), scope);
    with(|state, _| state.context.statics.run(type_name::<F>()));
    let packet: Packet<T> = Arc::default();
    let theirs = packet.clone();
    let keep = move |result: Result<T>| {
        let plain = result.as_ref().ok().and_then(engine::plain);
        *theirs.lock().unwrap_or_else(PoisonError::into_inner) = Some(result);
        plain
    };
    // SAFETY: what is left of `body` and `keep` is dropped before the engine
    // counts the thread as gone. Until then neither the end of a scope nor the
    // unwinding of its owner goes on.
    unsafe { engine::begin(number, body, keep) };
    start(number);
    let thread = Thread { number, name };
    Ok(Handle { thread, packet })
}

/// Starts a thread.
#[track_caller]
pub fn spawn<F, T>(body: F) -> JoinHandle<T>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    Builder::new().spawn(body).expect("failed to spawn thread")
}

/// How to start a thread.
#[derive(Debug, Default)]
pub struct Builder {
    name: Option<String>,
}

impl Builder {
    /// No name.
    pub fn new() -> Self {
        Self::default()
    }

    /// Names the thread.
    pub fn name(mut self, name: String) -> Self {
        self.name = Some(name);
        self
    }

    /// Has no effect.
    pub fn stack_size(self, _size: usize) -> Self {
        self
    }

    /// Starts a thread.
    ///
    /// # Errors
    ///
    /// None.
    #[allow(unsafe_code)]
    pub fn spawn<F, T>(self, body: F) -> io::Result<JoinHandle<T>>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        // SAFETY: `body` and `T` borrow nothing.
        let handle = unsafe { begin(self, None, body)? };
        Ok(JoinHandle {
            handle,
            unsync: PhantomData,
        })
    }
}

/// A handle to a thread, which may wait for its end.
pub struct JoinHandle<T> {
    handle: Handle<T>,
    unsync: PhantomData<T>,
}

#[allow(unsafe_code)]
// SAFETY: as in std: the handle gives no access to the result but by value.
unsafe impl<T> Send for JoinHandle<T> {}
#[allow(unsafe_code)]
// SAFETY: as above.
unsafe impl<T> Sync for JoinHandle<T> {}

impl<T> JoinHandle<T> {
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

impl<T> std::fmt::Debug for JoinHandle<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("JoinHandle").finish_non_exhaustive()
    }
}
