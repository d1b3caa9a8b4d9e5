//! Threads: an edge from the start of each to its begin, and from its end to the
//! end of the wait for it.

use super::Arrow;
use crate::log::{Log, Span, Thread};
use crate::recording::{ArrowKind, Kind};

pub fn arrows(log: &mut Log) -> Vec<Arrow> {
    let threads = &log.threads;
    let mut arrows: Vec<Arrow> = threads.iter().filter_map(spawn).collect();
    log.spans.retain(|span| {
        if span.kind != Kind::Join {
            return true;
        }
        let ends: Vec<Arrow> = threads.iter().filter_map(|it| join(it, span)).collect();
        let has_waited = !ends.is_empty() || span.end.is_none();
        arrows.extend(ends);
        has_waited
    });
    arrows
}

fn spawn(thread: &Thread) -> Option<Arrow> {
    Some(Arrow {
        kind: ArrowKind::Spawn,
        from: thread.started?,
        to: (thread.id, thread.begin?),
        object: None,
    })
}

/// If the thread ended while it was waited for.
fn join(thread: &Thread, wait: &Span) -> Option<Arrow> {
    let is_waited_for = match wait.scope {
        Some(scope) => thread.scope == Some(scope),
        None => wait.other == Some(thread.id),
    };
    let end = thread
        .end
        .filter(|&end| is_waited_for && wait.includes(end))?;
    Some(Arrow {
        kind: ArrowKind::Join,
        from: (thread.id, end),
        to: (wait.thread, wait.end?),
        object: None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{log, span, thread};
    use super::*;

    #[test]
    fn a_join_waits_for_a_thread_that_ends_in_it() {
        let mut log = log();
        log.threads.push(thread(1, 10, 12, 50));
        log.spans.push(Span {
            other: Some(1),
            ..span(0, Kind::Join, 20, 60)
        });
        let arrows = arrows(&mut log);
        let found: Vec<_> = arrows.iter().map(|it| (it.kind, it.from, it.to)).collect();
        assert_eq!(
            found,
            [
                (ArrowKind::Spawn, (0, 10), (1, 12)),
                (ArrowKind::Join, (1, 50), (0, 60))
            ]
        );
        assert_eq!(log.spans.len(), 1);
    }

    #[test]
    fn a_thread_that_had_ended_is_not_waited_for() {
        let mut log = log();
        log.threads.push(thread(1, 10, 12, 19));
        log.spans.push(Span {
            other: Some(1),
            ..span(0, Kind::Join, 20, 60)
        });
        assert_eq!(arrows(&mut log).len(), 1);
        assert!(log.spans.is_empty());
    }

    #[test]
    fn a_scope_waits_for_its_own_threads_that_are_left() {
        let mut log = log();
        for (id, end, scope) in [(1, 19, 7), (2, 30, 7), (3, 40, 7), (4, 50, 8)] {
            log.threads.push(Thread {
                scope: Some(scope),
                ..thread(id, 10, 12, end)
            });
        }
        log.spans.push(Span {
            scope: Some(7),
            ..span(0, Kind::Join, 20, 60)
        });
        let arrows = arrows(&mut log);
        let joined = arrows.iter().filter(|it| it.kind == ArrowKind::Join);
        assert_eq!(joined.map(|it| it.from.0).collect::<Vec<_>>(), [2, 3]);
    }

    #[test]
    fn a_wait_that_does_not_end_is_kept() {
        let mut log = log();
        log.spans.push(Span {
            end: None,
            ..span(0, Kind::Join, 20, 0)
        });
        arrows(&mut log);
        assert_eq!(log.spans.len(), 1);
    }

    #[test]
    fn a_thread_that_never_began_has_no_arrow() {
        let mut log = log();
        log.threads.push(Thread {
            begin: None,
            end: None,
            ..thread(1, 10, 0, 0)
        });
        assert_eq!(arrows(&mut log), []);
    }
}
