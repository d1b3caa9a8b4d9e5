//! The span of a thread, from its begin to its end.

use std::panic::Location;

use super::{CURRENT, START, Span, THREAD, ThreadId, TraceEvent, current, number};
use crate::emit::permit;

/// Traces that the calling thread starts another, and gives that a number.
pub fn start(name: Option<&str>, scope: Option<usize>, place: &Location<'_>) -> Option<ThreadId> {
    current()?;
    let child = number();
    TraceEvent::new(START, place)
        .other(Some(child))
        .scope(scope)
        .name(name)
        .emit();
    Some(child)
}

/// The span of a thread, which ends where this is dropped.
#[derive(Debug)]
pub struct ThreadSpan {
    span: Span,
    /// The CPU time at its begin.
    cpu_time: Option<u64>,
}

impl ThreadSpan {
    /// The calling thread begins.
    #[track_caller]
    pub fn begin(thread: Option<ThreadId>) -> Self {
        CURRENT.set(thread);
        let span = TraceEvent::new(THREAD, Location::caller()).begin();
        Self {
            span,
            cpu_time: cpu_time(),
        }
    }
}

impl Drop for ThreadSpan {
    fn drop(&mut self) {
        permit::release_all();
        if let (Some(before), Some(now)) = (self.cpu_time, cpu_time()) {
            self.span.add("busy", now - before);
        }
        // What it does from here on, in destructors, is not recorded: its lane
        // has ended. The span ends after this.
        CURRENT.set(None);
    }
}

/// The CPU time of the calling thread, in microseconds.
#[cfg(target_os = "linux")]
fn cpu_time() -> Option<u64> {
    use rustix::time::{ClockId, clock_gettime};

    // `/proc/thread-self/schedstat` is as old as the last tick of the scheduler.
    let time = clock_gettime(ClockId::ThreadCPUTime);
    let (seconds, nanos) = (u64::try_from(time.tv_sec), u64::try_from(time.tv_nsec));
    Some(seconds.ok()? * 1_000_000 + nanos.ok()? / 1_000)
}

#[cfg(not(target_os = "linux"))]
fn cpu_time() -> Option<u64> {
    None
}
