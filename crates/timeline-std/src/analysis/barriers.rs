//! Barriers: from the last arrival of a round, an edge to the end of each other
//! wait.

use super::Arrow;
use crate::log::{Log, Span};
use crate::recording::{ArrowKind, Kind};

/// All of a round have come before one of them goes, so rounds do not mix. The
/// wait of the last was none, and its begin is the moment at which it came.
pub fn arrows(log: &mut Log) -> Vec<Arrow> {
    let mut arrows = Vec::new();
    let mut last_ones = Vec::new();
    for barrier in log.objects_of(&[Kind::Barrier], &[]) {
        let arrivals: Vec<&Span> = log.spans_of(Kind::Barrier, barrier).collect();
        for round in arrivals.chunks_exact(parties(log, barrier)) {
            let [others @ .., last] = round else { continue };
            last_ones.push(last.begin);
            arrows.extend(others.iter().filter_map(|other| arrow(last, other)));
        }
    }
    (log.spans).retain(|it| it.kind != Kind::Barrier || !last_ones.contains(&it.begin));
    arrows
}

fn parties(log: &Log, barrier: usize) -> usize {
    let object = log.objects.iter().find(|object| object.id == barrier);
    // A barrier for none is one for one.
    object.and_then(|object| object.bound).unwrap_or(1).max(1)
}

fn arrow(last: &Span, other: &Span) -> Option<Arrow> {
    Some(Arrow {
        kind: ArrowKind::Barrier,
        from: (last.thread, last.begin),
        to: (other.thread, other.end?),
        object: other.object,
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{log, object, span};
    use super::*;

    type Moment = (usize, u64);

    fn found(parties: usize, arrivals: &[Span]) -> (usize, Vec<(Moment, Moment)>) {
        let mut log = log();
        log.objects.push(object("Barrier", Some(parties)));
        log.spans.extend_from_slice(arrivals);
        let arrows = arrows(&mut log);
        let ends = arrows.iter().map(|it| (it.from, it.to)).collect();
        (log.spans.len(), ends)
    }

    fn arrival(thread: usize, begin: u64, end: u64) -> Span {
        span(thread, Kind::Barrier, begin, end)
    }

    #[test]
    fn the_last_one_lets_all_others_go() {
        // The last one is not the first to go.
        let round = [arrival(1, 1, 6), arrival(2, 2, 4), arrival(3, 3, 5)];
        assert_eq!(
            found(3, &round),
            (2, vec![((3, 3), (1, 6)), ((3, 3), (2, 4))])
        );
    }

    #[test]
    fn each_round_has_a_last_one() {
        let rounds = [
            arrival(1, 1, 4),
            arrival(2, 2, 3),
            arrival(2, 5, 8),
            arrival(1, 6, 7),
        ];
        assert_eq!(
            found(2, &rounds),
            (2, vec![((2, 2), (1, 4)), ((1, 6), (2, 8))])
        );
    }

    #[test]
    fn a_round_that_is_not_full_has_none() {
        let open = Span {
            end: None,
            ..arrival(1, 1, 0)
        };
        assert_eq!(found(2, &[open]), (1, vec![]));
    }

    #[test]
    fn nobody_waits_at_a_barrier_for_one() {
        assert_eq!(found(1, &[arrival(1, 1, 2)]), (0, vec![]));
        assert_eq!(found(0, &[arrival(1, 1, 2)]), (0, vec![]));
    }
}
