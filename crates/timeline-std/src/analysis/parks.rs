//! Parking: an edge from `unpark` to the end of the `park` that it ends.

use super::Arrow;
use crate::emit::ThreadId;
use crate::log::{Event, Log, Span};
use crate::recording::{ArrowKind, EventKind, Kind};

pub fn arrows(log: &mut Log) -> Vec<Arrow> {
    let unparks = log.events.iter().filter(|it| it.kind == EventKind::Unpark);
    let unparks: Vec<&Event> = unparks.collect();
    let mut arrows = Vec::new();
    log.spans.retain(|park| {
        if park.kind != Kind::Park {
            return true;
        }
        let unpark = unparks.iter().find(|it| ends(it, park));
        arrows.extend(unpark.and_then(|unpark| arrow(unpark, park)));
        // A thread that was unparked before does not wait.
        unpark.is_some() || park.end.is_none() || park.timed_out
    });
    arrows
}

fn ends(unpark: &Event, park: &Span) -> bool {
    unpark.other == Some::<ThreadId>(park.thread) && park.includes(unpark.at)
}

fn arrow(unpark: &Event, park: &Span) -> Option<Arrow> {
    Some(Arrow {
        kind: ArrowKind::Unpark,
        from: (unpark.thread, unpark.at),
        to: (park.thread, park.end?),
        object: None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{event, log, span};
    use super::*;

    fn found(parks: &[Span], unparks: &[(usize, u64)]) -> (usize, Vec<(u64, u64)>) {
        let mut log = log();
        log.spans.extend_from_slice(parks);
        log.events.extend(unparks.iter().map(|&(other, at)| Event {
            other: Some(other),
            ..event(0, EventKind::Unpark, at)
        }));
        let arrows = arrows(&mut log);
        let ends = arrows.iter().map(|it| (it.from.1, it.to.1)).collect();
        (log.spans.len(), ends)
    }

    fn park(begin: u64, end: u64) -> Span {
        span(1, Kind::Park, begin, end)
    }

    #[test]
    fn a_park_ends_by_an_unpark() {
        assert_eq!(found(&[park(1, 9)], &[(1, 5)]), (1, vec![(5, 9)]));
    }

    #[test]
    fn who_was_unparked_before_does_not_wait() {
        assert_eq!(found(&[park(6, 9)], &[(1, 5)]), (0, vec![]));
    }

    #[test]
    fn the_unpark_of_another_is_another() {
        assert_eq!(found(&[park(1, 9)], &[(2, 5)]), (0, vec![]));
    }

    #[test]
    fn a_park_may_time_out() {
        let timed_out = Span {
            timed_out: true,
            has_timeout: true,
            ..park(1, 9)
        };
        assert_eq!(found(&[timed_out], &[]), (1, vec![]));
    }

    #[test]
    fn a_park_may_not_end() {
        let open = Span {
            end: None,
            ..park(6, 0)
        };
        assert_eq!(found(&[open], &[(1, 5)]), (1, vec![]));
    }
}
