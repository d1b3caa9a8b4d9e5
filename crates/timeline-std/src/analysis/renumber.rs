//! Renumbering: threads and objects become indices, and ticks become
//! microseconds that are all different.

use std::collections::{BTreeMap, BTreeSet};

use super::Arrow;
use crate::emit::ThreadId;
use crate::log::{Log, TICKS, Tick};
use crate::recording::{self, Ended, Event, Moment, Object, Recording, Span, Thread};

pub fn recording(log: &Log, arrows: Vec<Arrow>, ended: Ended, end: Tick) -> Recording {
    let numbers = Numbers::new(log, &arrows);
    let last = numbers.times.last_key_value().map_or(0, |(_, &last)| last);
    let mut arrows: Vec<_> = arrows.iter().map(|it| numbers.arrow(it)).collect();
    arrows.sort_by_key(|arrow| (arrow.to.at, arrow.from.at));
    let mut spans: Vec<_> = log.spans.iter().map(|it| numbers.span(it)).collect();
    spans.sort_by_key(|span| span.begin);
    let mut events: Vec<_> = log.events.iter().map(|it| numbers.event(it)).collect();
    events.sort_by_key(|event| event.at);
    Recording {
        threads: numbers.threads(log),
        objects: log.objects.iter().map(object).collect(),
        spans,
        events,
        arrows,
        ended,
        end: match ended {
            Ended::Finished | Ended::Panicked => micros(end).max(last + 1),
            // What is open must be seen to go on.
            Ended::Hung => last + last / 5,
        },
    }
}

fn micros(tick: Tick) -> u64 {
    tick / TICKS / 1000
}

/// What threads, objects and moments are called in a recording.
struct Numbers {
    threads: BTreeMap<ThreadId, usize>,
    objects: BTreeMap<usize, usize>,
    times: BTreeMap<Tick, u64>,
}

impl Numbers {
    fn new(log: &Log, arrows: &[Arrow]) -> Self {
        let begun = log.threads.iter().filter(|thread| thread.begin.is_some());
        let threads = begun.map(|thread| thread.id).zip(0..).collect();
        let objects = log
            .objects
            .iter()
            .map(|object| object.id)
            .zip(0..)
            .collect();
        Self {
            threads,
            objects,
            times: times(&moments(log, arrows)),
        }
    }

    fn time(&self, tick: Tick) -> u64 {
        self.times[&tick]
    }

    fn object(&self, id: Option<usize>) -> Option<usize> {
        id.map(|id| self.objects[&id])
    }

    /// Threads that began before the run ended.
    fn threads(&self, log: &Log) -> Vec<Thread> {
        let threads = log.threads.iter().filter_map(|thread| {
            Some(Thread {
                name: thread.name.clone(),
                begin: self.time(thread.begin?),
                end: thread.end.map(|end| self.time(end)),
                busy: thread.busy,
            })
        });
        threads.collect()
    }

    fn span(&self, span: &crate::log::Span) -> Span {
        Span {
            thread: self.threads[&span.thread],
            kind: span.kind,
            object: self.object(span.object),
            other: span
                .other
                .and_then(|thread| self.threads.get(&thread).copied()),
            place: span.place.clone(),
            begin: self.time(span.begin),
            end: span.end.map(|end| self.time(end)),
        }
    }

    fn event(&self, event: &crate::log::Event) -> Event {
        Event {
            thread: self.threads[&event.thread],
            kind: event.kind,
            text: event.text.clone(),
            object: self.object(event.object),
            place: event.place.clone(),
            at: self.time(event.at),
        }
    }

    fn arrow(&self, arrow: &Arrow) -> recording::Arrow {
        let moment = |(thread, tick): (ThreadId, Tick)| Moment {
            thread: self.threads[&thread],
            at: self.time(tick),
        };
        recording::Arrow {
            kind: arrow.kind,
            from: moment(arrow.from),
            to: moment(arrow.to),
            object: self.object(arrow.object),
        }
    }
}

fn object(object: &crate::log::Object) -> Object {
    Object {
        kind: object.kind.clone(),
        name: object.name.clone(),
        called: object.called.clone(),
        place: object.place.clone(),
    }
}

/// All moments that are left.
fn moments(log: &Log, arrows: &[Arrow]) -> BTreeSet<Tick> {
    let mut moments = BTreeSet::new();
    for thread in &log.threads {
        moments.extend(thread.begin.into_iter().chain(thread.end));
    }
    for span in &log.spans {
        moments.extend([span.begin].into_iter().chain(span.end));
    }
    moments.extend(log.events.iter().map(|event| event.at));
    moments.extend(arrows.iter().flat_map(|arrow| [arrow.from.1, arrow.to.1]));
    moments
}

/// No two in the same microsecond.
fn times(moments: &BTreeSet<Tick>) -> BTreeMap<Tick, u64> {
    let mut next = 0;
    let time = |&tick: &Tick| {
        let time = micros(tick).max(next);
        next = time + 1;
        (tick, time)
    };
    moments.iter().map(time).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{OBJECT, event, log, object as made, span, thread};
    use super::*;
    use crate::recording::{ArrowKind, EventKind, Kind};

    const MICRO: Tick = 1000 * TICKS;

    #[test]
    fn no_two_moments_are_equal() {
        let moments = [0, 1, 2, 5 * MICRO, 5 * MICRO + 1].into();
        let times: Vec<_> = times(&moments).into_values().collect();
        assert_eq!(times, [0, 1, 2, 5, 6]);
    }

    #[test]
    fn a_thread_that_never_began_has_no_number() {
        let mut log = log();
        let early = crate::log::Thread {
            begin: None,
            end: None,
            ..thread(5, 2, 0, 0)
        };
        log.threads.extend([early, thread(7, 3, 4, 9)]);
        log.objects.push(made("Mutex", None));
        log.spans.push(span(7, Kind::Hold, 5, 6));
        log.events.push(event(7, EventKind::Print, 7));
        let spawn = Arrow {
            kind: ArrowKind::Spawn,
            from: (0, 3),
            to: (7, 4),
            object: Some(OBJECT),
        };
        let recording = recording(&log, vec![spawn], Ended::Finished, 10);
        assert_eq!(recording.threads.len(), 2);
        assert_eq!(recording.spans[0].thread, 1);
        assert_eq!(recording.events[0].thread, 1);
        assert_eq!(recording.arrows[0].to, Moment { thread: 1, at: 2 });
        assert_eq!(recording.arrows[0].object, Some(0));
        assert_eq!(recording.end, 7);
    }

    #[test]
    fn a_run_that_hangs_goes_on_for_a_fifth() {
        let mut log = log();
        log.spans.push(crate::log::Span {
            object: None,
            end: None,
            ..span(0, Kind::Park, 1000 * MICRO, 0)
        });
        let recording = recording(&log, Vec::new(), Ended::Hung, 9000 * MICRO);
        assert_eq!(recording.end, 1200);
    }
}
