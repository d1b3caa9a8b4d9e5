//! Which message came from whom, and whose receipt made room for it.
//!
//! A receipt is heard after the message was taken, and the end of a wait for
//! room after the message was put. In between, the other thread may be heard
//! first. What is heard too late is set right: to the latest moment at which it
//! can have been.

use std::collections::BTreeMap;

use super::Arrow;
use crate::emit::Lane;
use crate::log::{Log, Tick};
use crate::recording::{ArrowKind, EventKind, Kind};

/// A message, with the places in the log of what was heard of it.
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
        leave_out_unsent(log, channel);
        let object = log.objects.iter().find(|object| object.id == channel);
        let bound = object.and_then(|object| object.bound);
        let messages = in_order(log, channel);
        set_right(log, bound, &messages);
        for (index, message) in messages.iter().enumerate() {
            arrows.extend(delivery(log, bound, message));
            arrows.extend(room(log, makes_room(bound, &messages, index), message));
        }
    }
    arrows
}

/// A message that was not put into the channel was not sent: its channel had
/// no receiver or no room, or it still waits for room.
fn leave_out_unsent(log: &mut Log, channel: usize) {
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
fn makes_room(bound: Option<usize>, messages: &[Message], index: usize) -> Option<Message> {
    let index = match bound? {
        // It is handed over.
        0 => Some(index),
        bound => index.checked_sub(bound),
    };
    messages.get(index?).copied()
}

/// Goes from the last message to the first: what comes before is moved before
/// what is right already. A nanosecond has room for a thousand such moves.
fn set_right(log: &mut Log, bound: Option<usize>, messages: &[Message]) {
    for (index, message) in messages.iter().enumerate().rev() {
        let Some(room) = message.room else { continue };
        if bound != Some(0) {
            set_room_right(log, room, message);
        }
        let (Some(end), Some(first)) = (log.spans[room].end, makes_room(bound, messages, index))
        else {
            continue;
        };
        set_receipt_right(log, &first, end);
    }
}

/// A message is put before it is received, and the wait for room ends just
/// before it is put.
fn set_room_right(log: &mut Log, room: usize, message: &Message) {
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
fn set_receipt_right(log: &mut Log, message: &Message, before: Tick) {
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
fn put(log: &Log, message: &Message) -> Option<(Lane, Tick)> {
    let sent = &log.events[message.sent?];
    Some((sent.lane, sent.at))
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
        (received.lane, received.at),
        received.object,
    )
}

fn room(log: &Log, first: Option<Message>, message: &Message) -> Option<Arrow> {
    let room = &log.spans[message.room?];
    let received = &log.events[first?.received?];
    between(
        ArrowKind::Room,
        (received.lane, received.at),
        (room.lane, room.end?),
        room.object,
    )
}

/// There is no arrow within a thread.
fn between(
    kind: ArrowKind,
    from: (Lane, Tick),
    to: (Lane, Tick),
    object: Option<usize>,
) -> Option<Arrow> {
    (from.0 != to.0).then_some(Arrow {
        kind,
        from,
        to,
        object,
    })
}
