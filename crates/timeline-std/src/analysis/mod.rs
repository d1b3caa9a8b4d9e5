//! Trace analysis: from the log of a run, its recording.
//!
//! The happens-before edges between threads, which the book calls arrows, are
//! derived, one module for each kind of object. Waits that did not block are
//! left out.

mod barriers;
mod channels;
mod condvars;
mod locks;
mod parks;
mod renumber;
#[cfg(test)]
mod testing;
mod threads;

use std::collections::BTreeSet;

use crate::emit::ThreadId;
use crate::log::{Log, Span, Tick};
use crate::recording::{ArrowKind, Ended, EventKind, Kind, Recording};

/// As [`crate::Arrow`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Arrow {
    kind: ArrowKind,
    from: (ThreadId, Tick),
    to: (ThreadId, Tick),
    object: Option<usize>,
}

/// The recording of a run that has ended so.
pub fn analyse(mut log: Log, ended: Ended) -> Recording {
    let end = log.moment();
    let log = &mut log;
    let mut arrows = Vec::new();
    // Each drops the waits of its kind that did not block.
    arrows.extend(threads::arrows(log));
    arrows.extend(locks::arrows(log));
    arrows.extend(condvars::arrows(log));
    arrows.extend(channels::arrows(log));
    arrows.extend(barriers::arrows(log));
    arrows.extend(parks::arrows(log));
    renumber::recording(log, arrows, ended, end)
}

impl Log {
    /// The objects that spans and events of these kinds are about.
    fn objects_of(&self, spans: &[Kind], events: &[EventKind]) -> BTreeSet<usize> {
        let spans = self.spans.iter().filter(|span| spans.contains(&span.kind));
        let events = self.events.iter().filter(|it| events.contains(&it.kind));
        (spans.filter_map(|span| span.object))
            .chain(events.filter_map(|event| event.object))
            .collect()
    }

    /// The spans of a kind about an object, in the order of their begins.
    fn spans_of(&self, kind: Kind, object: usize) -> impl Iterator<Item = &Span> {
        let about = Some(object);
        (self.spans.iter()).filter(move |span| span.kind == kind && span.object == about)
    }
}

impl Span {
    /// Whether a moment lies within it.
    fn includes(&self, at: Tick) -> bool {
        self.begin < at && self.end.is_none_or(|end| at < end)
    }
}
