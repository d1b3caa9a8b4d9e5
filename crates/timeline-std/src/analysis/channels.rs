//! Channels: an edge from the sending of each message to its receipt, and, in a
//! bounded channel, from a receipt to the end of the wait for room that it ends.
//!
//! A receipt is logged after the message was taken, and the end of a wait for
//! room after the message was put. In between, the other thread may be logged
//! first. A time that is too late is corrected to the latest at which it can
//! have been.

use std::collections::BTreeMap;

use super::Arrow;
use crate::emit::ThreadId;
use crate::log::{Log, Tick};
use crate::recording::{ArrowKind, EventKind, Kind};

/// A message, with the indices in the log of what it has of it.
#[derive(Clone, Copy, Debug, Default)]
struct Message {
    /// The event of its sending.
    sent: Option<usize>,
    /// The span of the wait for room.
    room: Option<usize>,
    /// The event of its receipt.
    received: Option<usize>,
    /// The span of the wait for it.
    awaited: Option<usize>,
}

pub fn arrows(log: &mut Log) -> Vec<Arrow> {
    let mut arrows = Vec::new();
    let channels = log.objects_of(
        &[Kind::Room, Kind::Message],
        &[EventKind::Send, EventKind::Receive],
    );
    for channel in channels {
        drop_unsent(log, channel);
        let object = log.objects.iter().find(|object| object.id == channel);
        let bound = object.and_then(|object| object.bound);
        let messages = in_order(log, channel);
        correct_times(log, bound, &messages);
        for (index, message) in messages.iter().enumerate() {
            arrows.extend(delivery(log, bound, message));
            arrows.extend(room(log, frees_room_for(bound, &messages, index), message));
        }
    }
    arrows
}

/// A message that was not put into the channel was not sent: its channel had
/// no receiver or no room, or it still waits for room.
fn drop_unsent(log: &mut Log, channel: usize) {
    let received: Vec<_> = (log.events.iter())
        .filter(|event| event.kind == EventKind::Receive && event.object == Some(channel))
        .map(|event| event.message)
        .collect();
    let mut unsent: Vec<_> = log.unsent.iter().copied().map(Some).collect();
    let waiting = log
        .spans_of(Kind::Room, channel)
        .filter(|it| it.end.is_none());
    unsent.extend(
        waiting
            .map(|it| it.message)
            .filter(|it| !received.contains(it)),
    );
    (log.events).retain(|it| it.kind != EventKind::Send || !unsent.contains(&it.message));
}

/// The messages of a channel that were sent, in the order in which they were
/// received or, as it seems, will be.
fn in_order(log: &Log, channel: usize) -> Vec<Message> {
    let mut messages: BTreeMap<usize, Message> = BTreeMap::new();
    for (index, event) in log.events.iter().enumerate() {
        let (Some(number), true) = (event.message, event.object == Some(channel)) else {
            continue;
        };
        let message = messages.entry(number).or_default();
        match event.kind {
            EventKind::Receive => message.received = Some(index),
            _ => message.sent = Some(index),
        }
    }
    for (index, span) in log.spans.iter().enumerate() {
        let message = span.message.and_then(|number| messages.get_mut(&number));
        match (span.kind, message) {
            (Kind::Room, Some(message)) => message.room = Some(index),
            (Kind::Message, Some(message)) => message.awaited = Some(index),
            _ => {}
        }
    }
    let mut messages: Vec<Message> = messages.into_values().collect();
    messages.sort_by_key(|message| match message.received {
        Some(received) => (false, log.events[received].at),
        None => (true, put(log, message).map_or(Tick::MAX, |(_, at)| at)),
    });
    messages
}

/// Which message had to be received before this one had room.
fn frees_room_for(bound: Option<usize>, messages: &[Message], index: usize) -> Option<Message> {
    let index = match bound? {
        // It is handed over.
        0 => Some(index),
        bound => index.checked_sub(bound),
    };
    messages.get(index?).copied()
}

/// Goes from the last message to the first: what comes before is moved before
/// what is correct already. A nanosecond has room for a thousand such moves.
fn correct_times(log: &mut Log, bound: Option<usize>, messages: &[Message]) {
    for (index, message) in messages.iter().enumerate().rev() {
        let Some(room) = message.room else { continue };
        if bound != Some(0) {
            correct_wait_for_room(log, room, message);
        }
        let (Some(end), Some(first)) =
            (log.spans[room].end, frees_room_for(bound, messages, index))
        else {
            continue;
        };
        correct_receipt(log, &first, end);
    }
}

/// A message is put before it is received, and the wait for room ends just
/// before it is put.
fn correct_wait_for_room(log: &mut Log, room: usize, message: &Message) {
    let span = &mut log.spans[room];
    if let Some(received) = message.received {
        let received = log.events[received].at;
        // One moment is left for the end of the wait for the message.
        let latest = received - 3;
        span.end = Some(
            span.end
                .map_or(latest, |end| if end < received { end } else { latest }),
        );
    }
    if let (Some(sent), Some(end)) = (message.sent, span.end) {
        log.events[sent].at = end + 1;
    }
}

/// A message is received before the wait ends for which that makes room.
fn correct_receipt(log: &mut Log, message: &Message, before: Tick) {
    let Some(received) = message.received else {
        return;
    };
    let event = &mut log.events[received];
    if event.at < before {
        return;
    }
    event.at = before - 1;
    if let Some(awaited) = message.awaited {
        log.spans[awaited].end = Some(before - 2);
    }
}

/// Where a message was put into its channel: where the wait for room ended, if
/// there was one, and it is not handed over.
fn put(log: &Log, message: &Message) -> Option<(ThreadId, Tick)> {
    let sent = &log.events[message.sent?];
    Some((sent.thread, sent.at))
}

fn delivery(log: &Log, bound: Option<usize>, message: &Message) -> Option<Arrow> {
    let sent = put(log, message)?;
    let room = message.room.filter(|_| bound != Some(0));
    let from = room
        .and_then(|room| log.spans[room].end)
        .map_or(sent, |end| (sent.0, end));
    let received = &log.events[message.received?];
    between(
        ArrowKind::Message,
        from,
        (received.thread, received.at),
        received.object,
    )
}

fn room(log: &Log, first: Option<Message>, message: &Message) -> Option<Arrow> {
    let room = &log.spans[message.room?];
    let received = &log.events[first?.received?];
    between(
        ArrowKind::Room,
        (received.thread, received.at),
        (room.thread, room.end?),
        room.object,
    )
}

/// There is no arrow within a thread.
fn between(
    kind: ArrowKind,
    from: (ThreadId, Tick),
    to: (ThreadId, Tick),
    object: Option<usize>,
) -> Option<Arrow> {
    (from.0 != to.0).then_some(Arrow {
        kind,
        from,
        to,
        object,
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{event, log, object, span};
    use super::*;
    use crate::log::{Event, Span, TICKS};

    const SENDER: ThreadId = 0;
    const RECEIVER: ThreadId = 1;

    /// A channel that holds so many messages. Moments are in nanoseconds.
    struct Channel(Log);

    impl Channel {
        fn new(bound: Option<usize>) -> Self {
            let mut log = log();
            log.objects.push(object("channel", bound));
            Self(log)
        }

        fn event(&mut self, thread: ThreadId, kind: EventKind, number: usize, at: u64) {
            self.0.events.push(Event {
                message: Some(number),
                ..event(thread, kind, at * TICKS)
            });
        }

        fn sent(mut self, number: usize, at: u64) -> Self {
            self.event(SENDER, EventKind::Send, number, at);
            self
        }

        fn received(mut self, number: usize, at: u64) -> Self {
            self.event(RECEIVER, EventKind::Receive, number, at);
            self
        }

        fn waited(
            mut self,
            thread: ThreadId,
            kind: Kind,
            number: usize,
            (begin, end): (u64, u64),
        ) -> Self {
            self.0.spans.push(Span {
                message: Some(number),
                ..span(thread, kind, begin * TICKS, end * TICKS)
            });
            self
        }

        fn room(self, number: usize, times: (u64, u64)) -> Self {
            self.waited(SENDER, Kind::Room, number, times)
        }

        fn awaited(self, number: usize, times: (u64, u64)) -> Self {
            self.waited(RECEIVER, Kind::Message, number, times)
        }

        /// The ends of the arrows of each kind, which all go forward.
        fn arrows(mut self) -> (Log, [Vec<(Tick, Tick)>; 2]) {
            let arrows = arrows(&mut self.0);
            assert!(arrows.iter().all(|arrow| arrow.from.1 < arrow.to.1));
            let of = |kind| {
                let arrows = arrows.iter().filter(move |arrow| arrow.kind == kind);
                arrows.map(|arrow| (arrow.from.1, arrow.to.1)).collect()
            };
            (self.0, [of(ArrowKind::Message), of(ArrowKind::Room)])
        }
    }

    const fn at(nanos: u64) -> Tick {
        nanos * TICKS
    }

    #[test]
    fn a_message_goes_from_its_sending_to_its_receipt() {
        let channel = Channel::new(None).sent(1, 10).sent(2, 11).received(2, 20);
        let (_, [messages, rooms]) = channel.received(1, 21).arrows();
        assert_eq!(messages, [(at(11), at(20)), (at(10), at(21))]);
        assert_eq!(rooms, []);
    }

    #[test]
    fn a_message_that_nobody_receives_has_no_arrow() {
        let (log, arrows) = Channel::new(None).sent(1, 10).arrows();
        assert_eq!(arrows, [[], []]);
        assert_eq!(log.events.len(), 1);
    }

    #[test]
    fn the_receipt_that_makes_room_is_as_many_before_as_there_is_room_for() {
        let channel = Channel::new(Some(2)).sent(1, 1).sent(2, 2).sent(3, 3);
        let channel = channel.room(3, (4, 21)).received(1, 20);
        let (_, [messages, rooms]) = channel.received(2, 30).received(3, 31).arrows();
        assert_eq!(rooms, [(at(20), at(21))]);
        assert_eq!(messages[2], (at(21), at(31)));
    }

    #[test]
    fn what_waited_for_room_is_sent_where_the_wait_ends() {
        let channel = Channel::new(Some(1)).sent(1, 1).sent(2, 2);
        let channel = channel.room(2, (3, 21)).received(1, 20);
        let (log, [_, rooms]) = channel.arrows();
        assert_eq!(rooms, [(at(20), at(21))]);
        assert_eq!(log.events[1].at, at(21) + 1);
    }

    #[test]
    fn a_message_that_still_waits_was_not_sent() {
        let mut channel = Channel::new(Some(1)).sent(1, 1).sent(2, 2).room(2, (3, 0));
        channel.0.spans[0].end = None;
        let (log, arrows) = channel.arrows();
        assert_eq!(arrows, [[], []]);
        assert_eq!(log.events.len(), 1);
        assert_eq!(log.spans.len(), 1);
    }

    #[test]
    fn what_is_handed_over_makes_its_own_room() {
        let channel = Channel::new(Some(0)).sent(1, 1).room(1, (2, 21));
        let (log, [messages, rooms]) = channel.received(1, 20).arrows();
        assert_eq!(messages, [(at(1), at(20))]);
        assert_eq!(rooms, [(at(20), at(21))]);
        assert_eq!(log.events[0].at, at(1));
    }

    #[test]
    fn a_receipt_that_is_logged_too_late_is_moved() {
        // The sender is logged to go on before the receiver is logged to receive.
        let channel = Channel::new(Some(0)).sent(1, 5).room(1, (6, 21));
        let (log, [messages, rooms]) = channel.awaited(1, (1, 22)).received(1, 23).arrows();
        assert_eq!(messages, [(at(5), at(21) - 1)]);
        assert_eq!(rooms, [(at(21) - 1, at(21))]);
        assert_eq!(log.spans[1].end, Some(at(21) - 2));
    }

    #[test]
    fn the_end_of_a_wait_that_is_logged_too_late_is_moved() {
        // The second message is received before its sender says that there was
        // room, and that before the receiver says that it took the first.
        let channel = Channel::new(Some(1)).sent(1, 1).sent(2, 2).room(2, (3, 40));
        let channel = channel.awaited(1, (0, 29)).received(1, 30).received(2, 31);
        let (log, [messages, rooms]) = channel.arrows();
        let end = at(31) - 3;
        assert_eq!(log.spans[0].end, Some(end));
        assert_eq!(rooms, [(at(30), end)]);
        assert_eq!(messages, [(at(1), at(30)), (end, at(31))]);
        assert_eq!(log.events[1].at, end + 1);
    }

    #[test]
    fn one_that_is_moved_moves_those_before_it() {
        let channel = Channel::new(Some(1)).sent(1, 1).sent(2, 2).sent(3, 3);
        // Heard: room for 3, then that 1 and 2 were received, then room for 2.
        let channel = channel.room(2, (4, 40)).room(3, (5, 20));
        let channel = channel.received(1, 30).received(2, 31).received(3, 50);
        let (_, [messages, rooms]) = channel.arrows();
        let second = at(20) - 1;
        let first = second - 4;
        assert_eq!(rooms, [(first, second - 3), (second, at(20))]);
        assert_eq!(
            messages,
            [(at(1), first), (second - 3, second), (at(20), at(50))]
        );
    }
}
