//! Parking: a thread waits until another unparks it.

use std::fmt;
use std::panic::Location;
use std::thread;
use std::time::{Duration, Instant};

use crate::emit::{self, Span, ThreadId, TraceEvent};
use crate::recording::{EventKind, Kind};

/// As [`std::thread::Thread`].
#[derive(Clone)]
pub struct Thread {
    pub(super) recorded: Option<ThreadId>,
    pub(super) real: thread::Thread,
}

impl fmt::Debug for Thread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.real.fmt(f)
    }
}

impl Thread {
    /// As in std.
    pub fn name(&self) -> Option<&str> {
        self.real.name()
    }

    /// As in std.
    pub fn id(&self) -> thread::ThreadId {
        self.real.id()
    }

    /// As in std.
    #[track_caller]
    pub fn unpark(&self) {
        TraceEvent::new(EventKind::Unpark, Location::caller())
            .other(self.recorded)
            .emit();
        self.real.unpark();
    }
}

/// As in std.
pub fn current() -> Thread {
    Thread {
        recorded: emit::current(),
        real: thread::current(),
    }
}

// Whether a thread has been unparked before cannot be asked. A wait that was
// none is found later: see `analysis::parks`.

fn wait(has_timeout: bool, place: &'static Location<'static>) -> Span {
    TraceEvent::new(Kind::Park, place)
        .has_timeout(has_timeout)
        .begin()
}

/// As in std.
#[track_caller]
pub fn park() {
    let _wait = wait(false, Location::caller());
    thread::park();
}

/// As in std.
#[track_caller]
pub fn park_timeout(timeout: Duration) {
    let wait = wait(true, Location::caller());
    let start = Instant::now();
    thread::park_timeout(timeout);
    wait.add("timed_out", start.elapsed() >= timeout);
}
