//! What a timeline shows, in words.

use std::fmt;

use super::view::View;
use timeline_std::{Arrow, ArrowKind, Ended, Event, EventKind, Kind, Moment, Recording, Span};

/// As many things of one kind as are told one by one.
const TOLD_APART: usize = 3;

/// A thing that happened, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// `waits for value`
    pub what: String,
    /// `from 0.2 ms to 50.3 ms, until Ana lets go`
    pub when: String,
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.what, self.when)
    }
}

/// Tells a recording.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a>(pub &'a Recording);

impl Words<'_> {
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
    pub fn span(&self, span: &Span) -> Told {
        let from = milliseconds(span.begin);
        let why = match (span.end, self.0.ended) {
            (None, Ended::Hung) => self.why_for_ever(span),
            (None, _) => "until the program ends".to_owned(),
            (Some(end), _) => match self.cause(span, end) {
                Some(cause) => format!("until {cause}"),
                None => String::new(),
            },
        };
        let to = span.end.map(|end| format!(" to {}", milliseconds(end)));
        let comma = if why.is_empty() { "" } else { ", " };
        Told {
            what: self.doing(span),
            when: format!("from {from}{}{comma}{why}", to.unwrap_or_default()),
        }
    }

    /// The moment of an event, and what it is.
    #[must_use]
    pub fn event(&self, event: &Event) -> Told {
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
            EventKind::NotifyOne | EventKind::NotifyAll if self.is_told(event) => {
                ", and nobody waits"
            }
            EventKind::Send if self.is_told(event) => ", and nobody receives it",
            _ => "",
        };
        let when = format!("at {}{lost}", milliseconds(event.at));
        Told { what, when }
    }

    /// Whether an event stands for itself, and is not the begin or the end of
    /// an arrow.
    #[must_use]
    pub fn is_told(&self, event: &Event) -> bool {
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

    /// The whole story, a sentence for each thread.
    #[must_use]
    pub fn story(&self) -> String {
        let lanes = (0..self.0.threads.len()).map(|thread| self.lane(thread));
        let end = match self.0.ended {
            Ended::Finished => "",
            Ended::Panicked => " The program panics.",
            Ended::Hung => " The program hangs.",
        };
        lanes.collect::<Vec<_>>().join(" ") + end
    }

    /// The story of one thread.
    fn lane(&self, index: usize) -> String {
        let thread = &self.0.threads[index];
        let life = match thread.end {
            Some(end) => format!("to {}", milliseconds(end)),
            None if self.0.ended == Ended::Hung => "and never ends".into(),
            None => "and dies with the program".into(),
        };
        let told = self.told(index);
        let told = match told.as_slice() {
            [] => "it waits for nothing".into(),
            told => told.join("; "),
        };
        let (name, begin) = (self.thread(index), milliseconds(thread.begin));
        format!("{name} runs from {begin} {life}: {told}.")
    }

    /// What a thread does, in order; what it does again and again, once.
    fn told(&self, thread: usize) -> Vec<String> {
        let spans: Vec<&Span> = View(self.0).of(thread).collect();
        let alike = |span: &Span| {
            let like = |other: &&&Span| (other.kind, other.object) == (span.kind, span.object);
            spans.iter().filter(like).copied().collect::<Vec<_>>()
        };
        let mut told = Vec::new();
        for span in &spans {
            let alike = alike(span);
            if alike.len() <= TOLD_APART {
                told.push((span.begin, self.span(span).to_string()));
            } else if std::ptr::eq(alike[0], *span) {
                told.push((span.begin, self.again_and_again(&alike)));
            }
        }
        let events = self.0.events.iter();
        let events = events.filter(|event| event.thread == thread && self.is_told(event));
        told.extend(events.map(|event| (event.at, self.event(event).to_string())));
        told.sort_by_key(|(at, _)| *at);
        told.into_iter().map(|(_, told)| told).collect()
    }

    fn again_and_again(&self, alike: &[&Span]) -> String {
        let all: u64 = alike
            .iter()
            .map(|span| span.end.unwrap_or(self.0.end) - span.begin)
            .sum();
        let what = self.doing(alike[0]);
        let (times, all) = (alike.len(), milliseconds(all));
        format!("{what} {times} times, {all} in all")
    }

    fn doing(&self, span: &Span) -> String {
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

    fn why_for_ever(&self, span: &Span) -> String {
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
    fn a_wait_is_told_with_its_end_and_who_made_it() {
        let recording = testing::lock_queue();
        let words = Words(&recording);
        let told = |kind| {
            let span = recording.spans.iter().find(|span| span.kind == kind);
            words.span(span.unwrap()).to_string()
        };
        assert!(told(Kind::Lock).starts_with("waits for balance from "));
        assert!(told(Kind::Lock).ends_with(", until Ana lets go"));
        assert!(told(Kind::Join).starts_with("waits for the end of Ana from "));
    }

    #[test]
    fn what_never_ends_is_told_with_its_reason() {
        let told = |recording: Recording| Words(&recording).story();
        let story = told(testing::crossed_locks());
        assert!(story.contains(", for ever: Ana holds it"), "{story}");
        assert!(story.contains(", for ever: Ben holds it"), "{story}");
        assert!(story.contains(", and never lets go"), "{story}");
        assert!(story.ends_with("The program hangs."), "{story}");
        let story = told(testing::relock());
        assert!(story.contains(", for ever: it holds it itself"), "{story}");
    }

    #[test]
    fn every_cause_of_an_end_has_its_words() {
        let all: String = (testing::all().iter())
            .map(|(_, recording)| Words(recording).story())
            .collect();
        for cause in [
            "lets go",
            "notifies",
            "sends one",
            "receives one",
            "comes",
            "unparks it",
        ] {
            assert!(all.contains(&format!(" {cause}")), "{cause}: {all}");
        }
    }

    #[test]
    fn what_is_done_again_and_again_is_told_once() {
        let mut recording = testing::sleepers();
        let sleep = recording.spans.iter().find(|s| s.kind == Kind::Sleep);
        let sleep = sleep.unwrap().clone();
        recording
            .spans
            .extend([sleep.clone(), sleep.clone(), sleep]);
        let story = Words(&recording).story();
        assert!(story.contains("sleeps 4 times, "), "{story}");
    }

    #[test]
    fn a_time_has_a_tenth_of_a_millisecond_if_it_needs_one() {
        assert_eq!(milliseconds(0), "0 ms");
        assert_eq!(milliseconds(50), "0.1 ms");
        assert_eq!(milliseconds(50_320), "50.3 ms");
        assert_eq!(milliseconds(50_960), "51 ms");
    }
}
