//! A channel: many senders, one receiver.
//!
//! With capacity 0, a channel is a rendezvous: a sender stands and offers its
//! message until the receiver takes it, or the receiver waits for a sender.

use std::collections::VecDeque;
use std::hash::{Hash, Hasher};
use std::time::Duration;

use super::super::fingerprint::Digest;
use super::super::ids::{MessageId, ThreadId};
use super::model::Effect::{self, Becomes, Over, Seen};
use super::model::{Model, Reply, Spurious, Turn, proceeds_if, proceeds_or_times_out};
use crate::graph::{Branch, Operation};

#[derive(Clone, Debug, Hash)]
pub(crate) struct Channel {
    /// `None` is without bound.
    capacity: Option<usize>,
    /// With capacity 0, those that senders stand and offer.
    messages: VecDeque<Message>,
    senders: usize,
    has_receiver: bool,
    /// The thread that waits for a message on a rendezvous channel.
    awaiting: Option<ThreadId>,
}

/// A message on its way: which it is, and its fingerprint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Message {
    pub id: MessageId,
    /// The fingerprint, where it carries nothing but itself.
    pub plain: Option<Digest>,
    pub fingerprint: Digest,
}

impl Hash for Message {
    /// Which of the sender's messages it is cannot be observed.
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.id.0, self.plain, self.fingerprint).hash(state);
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum ChannelOp {
    Send(Message),
    TrySend(Message),
    /// A sender that waits for a receiver to take its message.
    Offering(Message),
    /// A message has been taken.
    Sent,
    Recv(Option<Duration>),
    TryRecv,
    /// The receiver of a rendezvous channel that waits for a sender.
    Awaiting(Option<Duration>),
    /// A message is there to be taken.
    Received(Message),
    DropSender,
    DropReceiver,
}

impl Default for Channel {
    /// Without bound, with one sender and its receiver.
    fn default() -> Self {
        Self {
            capacity: None,
            messages: VecDeque::new(),
            senders: 1,
            has_receiver: true,
            awaiting: None,
        }
    }
}

impl Channel {
    pub fn bound(&mut self, capacity: Option<usize>) {
        self.capacity = capacity;
    }

    pub fn add_sender(&mut self) {
        self.senders += 1;
    }

    pub fn has_senders(&self) -> bool {
        self.senders > 0
    }

    pub fn has_receiver(&self) -> bool {
        self.has_receiver
    }

    /// The messages that nobody has taken.
    pub fn messages(&self) -> impl ExactSizeIterator<Item = MessageId> {
        self.messages.iter().map(|message| message.id)
    }

    /// Takes the messages that nobody will receive any more. With capacity 0, a
    /// sender takes its message back.
    pub fn take_messages(&mut self) -> Vec<MessageId> {
        let left = match self.is_rendezvous() {
            true => VecDeque::new(),
            false => std::mem::take(&mut self.messages),
        };
        left.into_iter().map(|message| message.id).collect()
    }

    fn is_rendezvous(&self) -> bool {
        self.capacity == Some(0)
    }

    fn is_full(&self) -> bool {
        (self.capacity).is_some_and(|capacity| self.messages.len() >= capacity)
    }

    fn send(
        &mut self,
        message: &Message,
        waits: bool,
        turn: &mut Turn<'_, ChannelOp>,
    ) -> Effect<ChannelOp> {
        let message = Message {
            fingerprint: message.plain.unwrap_or(turn.observation_hash),
            ..*message
        };
        if !self.has_receiver {
            return Over(Reply::Disconnected);
        }
        if let Some(receiver) = self.awaiting.take() {
            turn.wakes.push((receiver, ChannelOp::Received(message)));
            return Over(Reply::Done);
        }
        match (self.is_rendezvous(), waits) {
            (true, true) => {
                self.messages.push_back(message);
                Becomes(ChannelOp::Offering(message))
            }
            _ if self.is_full() => Over(Reply::Refused),
            _ => {
                self.messages.push_back(message);
                Over(Reply::Done)
            }
        }
    }

    /// Takes a message, if there is one. A sender that stood and offered it goes
    /// on.
    fn take(&mut self, turn: &mut Turn<'_, ChannelOp>) -> Option<Effect<ChannelOp>> {
        let message = self.messages.pop_front()?;
        if self.is_rendezvous() {
            turn.wakes.push((message.id.0, ChannelOp::Sent));
        }
        Some(received(&message))
    }

    fn receive(
        &mut self,
        timeout: Option<Duration>,
        turn: &mut Turn<'_, ChannelOp>,
    ) -> Effect<ChannelOp> {
        self.awaiting = None;
        if turn.branch == Branch::TimesOut {
            return Over(Reply::TimedOut);
        }
        self.take(turn).unwrap_or_else(|| {
            if !self.has_senders() {
                return Over(Reply::Disconnected);
            }
            self.awaiting = Some(turn.thread);
            Becomes(ChannelOp::Awaiting(timeout))
        })
    }
}

fn received(message: &Message) -> Effect<ChannelOp> {
    Seen(Reply::Taken(message.id), message.fingerprint)
}

impl Model for Channel {
    type Op = ChannelOp;
    type Next = ChannelOp;

    fn operation(op: &ChannelOp) -> Operation {
        match op {
            ChannelOp::Send(_) | ChannelOp::Offering(_) => Operation::Send,
            ChannelOp::TrySend(_) => Operation::TrySend,
            ChannelOp::Sent => Operation::Sent,
            ChannelOp::Recv(None) | ChannelOp::Awaiting(None) => Operation::Recv,
            ChannelOp::Recv(Some(_)) | ChannelOp::Awaiting(Some(_)) => Operation::RecvTimeout,
            ChannelOp::TryRecv => Operation::TryRecv,
            ChannelOp::Received(_) => Operation::Received,
            ChannelOp::DropSender => Operation::DropSender,
            ChannelOp::DropReceiver => Operation::DropReceiver,
        }
    }

    fn enabled(&self, op: &ChannelOp, _: Spurious) -> Vec<Branch> {
        match op {
            // On a rendezvous channel, it begins to offer, or to wait.
            ChannelOp::Send(_) | ChannelOp::Recv(_) if self.is_rendezvous() => {
                vec![Branch::Proceeds]
            }
            ChannelOp::Send(_) => proceeds_if(!self.is_full() || !self.has_receiver),
            ChannelOp::Offering(_) => proceeds_if(!self.has_receiver),
            ChannelOp::Recv(timeout) => {
                let can = !self.messages.is_empty() || !self.has_senders();
                proceeds_or_times_out(can, *timeout)
            }
            ChannelOp::Awaiting(timeout) => proceeds_or_times_out(!self.has_senders(), *timeout),
            ChannelOp::TrySend(_)
            | ChannelOp::Sent
            | ChannelOp::TryRecv
            | ChannelOp::Received(_)
            | ChannelOp::DropSender
            | ChannelOp::DropReceiver => vec![Branch::Proceeds],
        }
    }

    fn perform(&mut self, op: &ChannelOp, turn: &mut Turn<'_, ChannelOp>) -> Effect<ChannelOp> {
        match op {
            ChannelOp::Send(message) => self.send(message, true, turn),
            ChannelOp::TrySend(message) => self.send(message, false, turn),
            // The receiver is gone.
            ChannelOp::Offering(message) => {
                self.messages.retain(|m| m.id != message.id);
                Over(Reply::Disconnected)
            }
            ChannelOp::Recv(timeout) | ChannelOp::Awaiting(timeout) => self.receive(*timeout, turn),
            ChannelOp::TryRecv => self.take(turn).unwrap_or(Over(match self.has_senders() {
                true => Reply::Refused,
                false => Reply::Disconnected,
            })),
            ChannelOp::Received(message) => received(message),
            ChannelOp::DropSender => {
                self.senders -= 1;
                Over(Reply::Done)
            }
            ChannelOp::DropReceiver => {
                self.has_receiver = false;
                Over(Reply::Done)
            }
            ChannelOp::Sent => Over(Reply::Done),
        }
    }
}
