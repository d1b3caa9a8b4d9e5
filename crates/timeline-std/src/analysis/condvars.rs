//! Condition variables: an edge from a notification to the wake-up that it
//! causes.

use super::Arrow;
use crate::log::{Event, Log, Span};
use crate::recording::{ArrowKind, EventKind, Kind};

pub fn arrows(log: &mut Log) -> Vec<Arrow> {
    let objects = log.objects_of(&[Kind::Notify], &[]);
    objects.into_iter().flat_map(|it| of(log, it)).collect()
}

/// std does not say whom it woke: each wake-up has the earliest notification
/// that can have been its own. One that has none was for no reason.
fn of(log: &Log, condvar: usize) -> Vec<Arrow> {
    let mut notifications: Vec<&Event> = (log.events.iter())
        .filter(|event| event.object == Some(condvar))
        .filter(|event| matches!(event.kind, EventKind::NotifyOne | EventKind::NotifyAll))
        .collect();
    let waits = log.spans_of(Kind::Notify, condvar);
    let mut wake_ups: Vec<&Span> = waits
        .filter(|it| it.end.is_some() && !it.timed_out)
        .collect();
    wake_ups.sort_by_key(|wait| wait.end);
    let mut arrows = Vec::new();
    for wait in wake_ups {
        let Some(index) = notifications.iter().position(|it| wait.includes(it.at)) else {
            continue;
        };
        let notification = notifications[index];
        if notification.kind == EventKind::NotifyOne {
            notifications.remove(index);
        }
        arrows.extend(notify(notification, wait));
    }
    arrows
}

fn notify(notification: &Event, wait: &Span) -> Option<Arrow> {
    Some(Arrow {
        kind: ArrowKind::Notify,
        from: (notification.thread, notification.at),
        to: (wait.thread, wait.end?),
        object: wait.object,
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{event, log, span};
    use super::*;

    fn found(waits: &[Span], notifications: &[(EventKind, u64)]) -> Vec<(u64, usize)> {
        let mut log = log();
        log.spans.extend_from_slice(waits);
        let events = notifications.iter().map(|&(kind, at)| event(0, kind, at));
        log.events.extend(events);
        let arrows = arrows(&mut log);
        arrows.iter().map(|it| (it.from.1, it.to.0)).collect()
    }

    fn wait(thread: usize, begin: u64, end: u64) -> Span {
        span(thread, Kind::Notify, begin, end)
    }

    #[test]
    fn one_notification_wakes_one() {
        use EventKind::NotifyOne;
        let waits = [wait(1, 1, 20), wait(2, 2, 15)];
        assert_eq!(
            found(&waits, &[(NotifyOne, 10), (NotifyOne, 11)]),
            [(10, 2), (11, 1)]
        );
        assert_eq!(found(&waits, &[(NotifyOne, 10)]), [(10, 2)]);
    }

    #[test]
    fn notify_all_wakes_all() {
        let waits = [wait(1, 1, 20), wait(2, 2, 15), wait(3, 11, 14)];
        assert_eq!(
            found(&waits, &[(EventKind::NotifyAll, 10)]),
            [(10, 2), (10, 1)]
        );
    }

    #[test]
    fn a_notification_before_the_wait_is_lost() {
        let waits = [wait(1, 12, 20)];
        assert_eq!(found(&waits, &[(EventKind::NotifyOne, 10)]), []);
    }

    #[test]
    fn a_wait_that_timed_out_was_not_notified() {
        let timed_out = Span {
            timed_out: true,
            ..wait(1, 1, 20)
        };
        assert_eq!(found(&[timed_out], &[(EventKind::NotifyOne, 10)]), []);
    }

    #[test]
    fn a_wait_that_goes_on_was_not_notified() {
        let open = Span {
            end: None,
            ..wait(1, 1, 20)
        };
        assert_eq!(found(&[open], &[(EventKind::NotifyAll, 10)]), []);
    }
}
