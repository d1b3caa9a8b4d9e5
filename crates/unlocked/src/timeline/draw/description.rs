//! Descriptions of spans and events, and their labels.

use std::fmt;

use timeline_std::{Arrow, ArrowKind, Ended, Event, EventKind, Kind, Moment, Recording, Span};

use crate::timeline::view::View;

/// A thing that happened, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Description {
    /// `waits for value`
    pub what: String,
    /// `from 0.2 ms to 50.3 ms, until Ana lets go`
    pub when: String,
}

impl fmt::Display for Description {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.what, self.when)
    }
}

/// Describes the parts of a recording.
#[derive(Debug, Clone, Copy)]
pub struct Descriptions<'a>(pub &'a Recording);

impl Descriptions<'_> {
    /// What a thread is called.
    #[must_use]
    pub fn thread(&self, index: usize) -> String {
        View(self.0).thread(index)
    }

    fn object(&self, index: Option<usize>) -> String {
        View(self.0).object(index)
    }

    /// What may stand in the bar of a span, the longest first.
    #[must_use]
    pub fn labels(&self, span: &Span) -> Vec<String> {
        let object = self.object(span.object);
        let (long, short) = match span.kind {
            Kind::Hold => (object.clone(), object),
            Kind::HoldShared => (format!("{object}, to read"), object),
            Kind::Lock => (format!("waits for {object}"), "waits".into()),
            Kind::Notify => ("waits to be notified".into(), "waits".into()),
            Kind::Join => match span.other {
                Some(other) => (format!("joins {}", self.thread(other)), "joins".into()),
                None => ("joins".into(), "joins".into()),
            },
            Kind::Barrier => (format!("waits at {object}"), "waits".into()),
            Kind::Room => ("waits for room".into(), "waits".into()),
            Kind::Message => ("waits for a message".into(), "waits".into()),
            Kind::Park => ("is parked".into(), "parked".into()),
            Kind::Sleep => ("sleeps".into(), "sleeps".into()),
            // There may be dozens: where there is no room, their pattern will do.
            Kind::Gil => return vec!["waits for the GIL".into()],
        };
        let for_ever = self.0.ended == Ended::Hung && span.end.is_none();
        let is_hold = span.kind.is_hold();
        let mut labels = vec![long, short];
        if for_ever && !is_hold {
            labels.insert(0, format!("{}, for ever", labels[0]));
        }
        labels
    }

    /// What a span is, from when to when, and why it ends.
    #[must_use]
    pub fn span(&self, span: &Span) -> Description {
        let from = milliseconds(span.begin);
        let why = match (span.end, self.0.ended) {
            (None, Ended::Hung) => self.reason_without_end(span),
            (None, _) => "until the program ends".to_owned(),
            (Some(end), _) => match self.cause(span, end) {
                Some(cause) => format!("until {cause}"),
                None => String::new(),
            },
        };
        let to = span.end.map(|end| format!(" to {}", milliseconds(end)));
        let comma = if why.is_empty() { "" } else { ", " };
        Description {
            what: self.activity(span),
            when: format!("from {from}{}{comma}{why}", to.unwrap_or_default()),
        }
    }

    /// The moment of an event, and what it is.
    #[must_use]
    pub fn event(&self, event: &Event) -> Description {
        let object = self.object(event.object);
        let text = event.text.as_deref().unwrap_or_default();
        let what = match event.kind {
            EventKind::Print => format!("prints “{text}”"),
            EventKind::NotifyOne => format!("notifies one waiter of {object}"),
            EventKind::NotifyAll => format!("notifies all waiters of {object}"),
            EventKind::Send => format!("sends through {object}"),
            EventKind::Receive => format!("receives through {object}"),
            EventKind::Unpark => "unparks a thread".into(),
            EventKind::Panic => format!("panics: “{text}”"),
        };
        let lost = match event.kind {
            EventKind::NotifyOne | EventKind::NotifyAll if self.stands_alone(event) => {
                ", and nobody waits"
            }
            EventKind::Send if self.stands_alone(event) => ", and nobody receives it",
            _ => "",
        };
        let when = format!("at {}{lost}", milliseconds(event.at));
        Description { what, when }
    }

    /// Whether an event stands for itself, and is not the begin or the end of
    /// an arrow.
    #[must_use]
    pub fn stands_alone(&self, event: &Event) -> bool {
        let (thread, at) = (event.thread, event.at);
        let here = Moment { thread, at };
        match event.kind {
            EventKind::Print | EventKind::Panic => true,
            EventKind::Receive => false,
            EventKind::NotifyOne | EventKind::NotifyAll | EventKind::Send | EventKind::Unpark => {
                self.0.arrows.iter().all(|arrow| arrow.from != here)
            }
        }
    }

    pub(super) fn activity(&self, span: &Span) -> String {
        let object = self.object(span.object);
        match span.kind {
            Kind::Hold => format!("holds {object}"),
            Kind::HoldShared => format!("holds {object} to read"),
            Kind::Notify => format!("waits to be notified through {object}"),
            Kind::Join => match span.other {
                Some(other) => format!("waits for the end of {}", self.thread(other)),
                None => "waits for the end of the others".into(),
            },
            Kind::Barrier => format!("waits at {object}"),
            Kind::Room => format!("waits for room in {object}"),
            Kind::Message => format!("waits for a message from {object}"),
            Kind::Lock => format!("waits for {object}"),
            Kind::Park => "is parked".into(),
            Kind::Sleep => "sleeps".into(),
            Kind::Gil => "waits for the GIL".into(),
        }
    }

    /// What another thread did that ended a wait.
    fn cause(&self, span: &Span, end: u64) -> Option<String> {
        let arrow = self.arrow_to_the_end_of(span, end)?;
        let other = self.thread(arrow.from.thread);
        Some(match arrow.kind {
            ArrowKind::Release => format!("{other} lets go"),
            ArrowKind::Notify => format!("{other} notifies"),
            ArrowKind::Message => format!("{other} sends one"),
            ArrowKind::Room => format!("{other} receives one"),
            ArrowKind::Barrier => format!("{other} comes"),
            ArrowKind::Unpark => format!("{other} unparks it"),
            // No wait ends so, or its words say it already.
            ArrowKind::Join | ArrowKind::Spawn => return None,
        })
    }

    /// It leads to the end of the wait, or to what the thread does right after:
    /// a hold begins, a message is received.
    fn arrow_to_the_end_of(&self, span: &Span, end: u64) -> Option<&Arrow> {
        let ends = match span.kind {
            Kind::Lock => ArrowKind::Release,
            Kind::Notify => ArrowKind::Notify,
            Kind::Message => ArrowKind::Message,
            Kind::Room => ArrowKind::Room,
            Kind::Barrier => ArrowKind::Barrier,
            Kind::Park => ArrowKind::Unpark,
            _ => return None,
        };
        let view = View(self.0);
        self.0.arrows.iter().find(|arrow| {
            let here = arrow.to.at == end || view.before(span.thread, arrow.to.at) == Some(end);
            arrow.kind == ends && arrow.to.thread == span.thread && here
        })
    }

    fn reason_without_end(&self, span: &Span) -> String {
        if span.kind.is_hold() {
            return "and never lets go".into();
        }
        match View(self.0).holder_for_ever(span) {
            None => "for ever".into(),
            Some(hold) => match self.0.spans[hold].thread {
                holder if holder == span.thread => "for ever: it holds it itself".into(),
                holder => format!("for ever: {} holds it", self.thread(holder)),
            },
        }
    }
}

/// A time as it is read: `50.3 ms`.
#[must_use]
pub fn milliseconds(micros: u64) -> String {
    let tenths = (micros + 50) / 100;
    match (tenths / 10, tenths % 10) {
        (whole, 0) => format!("{whole} ms"),
        (whole, tenth) => format!("{whole}.{tenth} ms"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::testing;

    #[test]
    fn a_wait_is_described_with_its_end_and_who_made_it() {
        let recording = testing::lock_queue();
        let descriptions = Descriptions(&recording);
        let described = |kind| {
            let span = recording.spans.iter().find(|span| span.kind == kind);
            descriptions.span(span.unwrap()).to_string()
        };
        assert!(described(Kind::Lock).starts_with("waits for balance from "));
        assert!(described(Kind::Lock).ends_with(", until Ana lets go"));
        assert!(described(Kind::Join).starts_with("waits for the end of Ana from "));
    }

    #[test]
    fn a_time_has_a_tenth_of_a_millisecond_if_it_needs_one() {
        assert_eq!(milliseconds(0), "0 ms");
        assert_eq!(milliseconds(50), "0.1 ms");
        assert_eq!(milliseconds(50_320), "50.3 ms");
        assert_eq!(milliseconds(50_960), "51 ms");
    }
}
