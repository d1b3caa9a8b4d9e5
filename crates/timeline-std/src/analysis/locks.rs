//! Locks: an edge from each release to the acquisition that it makes possible.

use super::Arrow;
use crate::emit::permit::PERMIT;
use crate::log::{Log, Span, Tick};
use crate::recording::{ArrowKind, Kind};

pub fn arrows(log: &mut Log) -> Vec<Arrow> {
    let mut arrows = Vec::new();
    for object in log.objects_of(&[Kind::Hold, Kind::HoldShared, Kind::Lock], &[]) {
        // Several may hold a permit: none of them waits for one other.
        let of_permits = (log.objects.iter()).any(|it| it.id == object && it.kind == PERMIT);
        if of_permits {
            continue;
        }
        let holds: Vec<Span> = (log.spans.iter())
            .filter(|span| span.object == Some(object) && is_hold(span))
            .cloned()
            .collect();
        drop_uncontended_waits(log, object, &holds);
        arrows.extend(holds.iter().flat_map(|hold| releases(hold, &holds)));
    }
    arrows
}

fn is_hold(span: &Span) -> bool {
    matches!(span.kind, Kind::Hold | Kind::HoldShared)
}

/// Drops each wait during which nobody held the lock: between the attempt and
/// the wait, it was released.
fn drop_uncontended_waits(log: &mut Log, object: usize, holds: &[Span]) {
    log.spans.retain_mut(|wait| {
        if wait.kind != Kind::Lock || wait.object != Some(object) {
            return true;
        }
        let Some(end) = wait.end else { return true };
        let mut later =
            (holds.iter()).filter(|hold| hold.thread == wait.thread && hold.begin > end);
        let Some(own) = later.next() else {
            // The run was over before it had the lock.
            wait.end = None;
            return true;
        };
        (holds.iter()).any(|hold| {
            excludes(hold, own)
                && hold.thread != wait.thread
                && hold.begin < end
                && hold.end.is_none_or(|end| end > wait.begin)
        })
    });
}

/// Whether two holds cannot be at the same time.
fn excludes(one: &Span, other: &Span) -> bool {
    one.kind == Kind::Hold || other.kind == Kind::Hold
}

/// From the holds that made this one possible.
fn releases(hold: &Span, holds: &[Span]) -> Vec<Arrow> {
    let ended =
        |kind: Kind| (holds.iter()).filter(move |it| it.kind == kind && end(it) < hold.begin);
    let before = ended(Kind::Hold).max_by_key(|it| end(it));
    let since = before.map_or(0, end);
    let readers = ended(Kind::HoldShared).filter(|it| end(it) > since);
    let mut made_way: Vec<&Span> = match hold.kind {
        Kind::Hold => readers.collect(),
        _ => Vec::new(),
    };
    if made_way.is_empty() {
        made_way.extend(before);
    }
    let others = made_way.into_iter().filter(|it| it.thread != hold.thread);
    others.map(|it| release(it, hold)).collect()
}

fn end(hold: &Span) -> Tick {
    hold.end.unwrap_or(Tick::MAX)
}

fn release(from: &Span, to: &Span) -> Arrow {
    Arrow {
        kind: ArrowKind::Release,
        from: (from.thread, end(from)),
        to: (to.thread, to.begin),
        object: to.object,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{OBJECT, log, object, span};
    use super::*;

    type Found = Vec<((usize, Tick), (usize, Tick))>;

    fn found(kind: &str, spans: &[Span]) -> (Log, Found) {
        let mut log = log();
        log.objects.push(object(kind, None));
        log.spans.extend_from_slice(spans);
        let arrows = arrows(&mut log);
        assert!(arrows.iter().all(|it| it.kind == ArrowKind::Release));
        assert!(arrows.iter().all(|it| it.object == Some(OBJECT)));
        let ends = arrows.iter().map(|it| (it.from, it.to)).collect();
        (log, ends)
    }

    fn hold(thread: usize, begin: Tick, end: Tick) -> Span {
        span(thread, Kind::Hold, begin, end)
    }

    fn shared(thread: usize, begin: Tick, end: Tick) -> Span {
        span(thread, Kind::HoldShared, begin, end)
    }

    fn wait(thread: usize, begin: Tick, end: Tick) -> Span {
        span(thread, Kind::Lock, begin, end)
    }

    #[test]
    fn a_wait_ends_where_another_releases() {
        let (log, arrows) = found(
            "Mutex",
            &[hold(1, 10, 20), wait(2, 12, 21), hold(2, 22, 30)],
        );
        assert_eq!(arrows, [((1, 20), (2, 22))]);
        assert_eq!(log.spans.len(), 3);
    }

    #[test]
    fn who_held_it_last_has_it_from_nobody() {
        let (_, arrows) = found("Mutex", &[hold(1, 10, 20), hold(1, 22, 30)]);
        assert_eq!(arrows, []);
    }

    #[test]
    fn a_lock_that_was_released_at_that_moment_was_not_waited_for() {
        let (log, arrows) = found(
            "Mutex",
            &[hold(1, 10, 20), wait(2, 21, 22), hold(2, 23, 30)],
        );
        assert_eq!(arrows, [((1, 20), (2, 23))]);
        assert!(log.spans.iter().all(is_hold));
    }

    #[test]
    fn a_wait_whose_hold_did_not_begin_goes_on() {
        let (log, _) = found("Mutex", &[hold(1, 10, 20), wait(2, 12, 21)]);
        assert_eq!(log.spans[1].end, None);
    }

    #[test]
    fn a_writer_has_it_from_every_reader() {
        let spans = [
            hold(1, 1, 2),
            shared(1, 3, 20),
            shared(2, 4, 15),
            wait(3, 5, 21),
            hold(3, 22, 30),
        ];
        let (_, arrows) = found("RwLock", &spans);
        // The second reader has it from the writer before, which was the first.
        assert_eq!(
            arrows,
            [((1, 2), (2, 4)), ((1, 20), (3, 22)), ((2, 15), (3, 22))]
        );
    }

    #[test]
    fn a_reader_has_it_from_the_last_writer() {
        let spans = [
            hold(1, 1, 5),
            shared(2, 6, 9),
            wait(3, 4, 7),
            shared(3, 8, 10),
        ];
        let (log, arrows) = found("RwLock", &spans);
        assert_eq!(arrows, [((1, 5), (2, 6)), ((1, 5), (3, 8))]);
        assert_eq!(log.spans.len(), 4);
    }

    #[test]
    fn a_reader_does_not_wait_for_readers() {
        let (log, _) = found(
            "RwLock",
            &[shared(1, 1, 9), wait(2, 4, 5), shared(2, 6, 10)],
        );
        assert!(log.spans.iter().all(is_hold));
    }

    #[test]
    fn a_permit_is_had_from_nobody() {
        let (_, arrows) = found(PERMIT, &[hold(1, 10, 20), hold(2, 22, 30)]);
        assert_eq!(arrows, []);
    }
}
