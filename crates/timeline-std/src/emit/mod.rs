//! Tracing: the wrappers emit spans and events of `tracing`.
//!
//! They go straight to a dispatcher of our own. The default one belongs to the
//! program; and while its subscriber is at work, `tracing` hides every default
//! from what that calls, such as the writer of a log.

mod identity;
pub mod permit;
mod thread_span;
mod trace_event;

pub(crate) use identity::called;
pub use identity::{Identity, named_object};
pub use thread_span::{ThreadSpan, start};
pub use trace_event::{OBJECT, START, Span, THREAD, TraceEvent, UNSENT};

use std::cell::Cell;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use tracing_core::Dispatch;

/// The dispatcher; none, in a program that is not recorded.
pub static RECORDER: OnceLock<Dispatch> = OnceLock::new();

/// The number of a thread that is recorded.
pub type ThreadId = usize;

/// The number of `main`.
pub const MAIN: ThreadId = 0;

thread_local! {
    static CURRENT: Cell<Option<ThreadId>> = const { Cell::new(None) };
}

/// The number of the calling thread. One that was not started through this crate
/// has none, and nothing that it does is recorded.
pub fn current() -> Option<ThreadId> {
    CURRENT.get()
}

/// A number for an object, a thread, a scope or a message.
pub fn number() -> usize {
    static NEXT: AtomicUsize = AtomicUsize::new(MAIN + 1);
    NEXT.fetch_add(1, Relaxed)
}
