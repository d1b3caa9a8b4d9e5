//! The lives of threads.

use std::panic::Location;

use super::{LANE, Lane, START, Span, THREAD, TraceEvent, lane, number};
use crate::permit;

/// Tells that the calling thread starts another, and gives it a lane.
pub fn start(name: Option<&str>, scope: Option<usize>, place: &Location<'_>) -> Option<Lane> {
    lane()?;
    let child = number();
    TraceEvent::new(START, place)
        .other(Some(child))
        .scope(scope)
        .name(name)
        .emit();
    Some(child)
}

/// The life of a thread, which ends where this is dropped.
#[derive(Debug)]
pub struct Life {
    span: Span,
    busy: Option<u64>,
}

impl Life {
    /// The calling thread begins.
    #[track_caller]
    pub fn begin(lane: Option<Lane>) -> Self {
        LANE.set(lane);
        let span = TraceEvent::new(THREAD, Location::caller()).begin();
        Self { span, busy: busy() }
    }
}

impl Drop for Life {
    fn drop(&mut self) {
        permit::let_go_of_all();
        if let (Some(before), Some(now)) = (self.busy, busy()) {
            self.span.add("busy", now - before);
        }
        // What it does from here on, in destructors, is not recorded: its lane
        // has ended. The span ends after this.
        LANE.set(None);
    }
}

/// How many microseconds the calling thread has been on a core.
#[cfg(target_os = "linux")]
fn busy() -> Option<u64> {
    use rustix::time::{ClockId, clock_gettime};

    // `/proc/thread-self/schedstat` is as old as the last tick of the scheduler.
    let time = clock_gettime(ClockId::ThreadCPUTime);
    let (seconds, nanos) = (u64::try_from(time.tv_sec), u64::try_from(time.tv_nsec));
    Some(seconds.ok()? * 1_000_000 + nanos.ok()? / 1_000)
}

#[cfg(not(target_os = "linux"))]
fn busy() -> Option<u64> {
    None
}
