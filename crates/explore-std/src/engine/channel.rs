//! What the operations on channels do.

use super::object::Model;
use super::op::{Id, Lane, Message, Op, Reply};
use super::perform::Effect::{self, Becomes, Over, Seen};
use super::world::World;
use crate::graph::Branch;

impl World {
    pub(super) fn channel(&mut self, me: Lane, op: &Op, branch: Branch) -> Effect {
        let history = self.thread_at(me).history;
        let id = op.object().expect("a channel");
        let Model::Channel {
            capacity,
            messages,
            senders,
            receiver,
            awaiting,
        } = &mut self.object(id).model
        else {
            unreachable!("a channel")
        };
        let rendezvous = *capacity == Some(0);
        match op {
            Op::Send(_, message) | Op::TrySend(_, message) => {
                let message = Message {
                    token: message.plain.unwrap_or(history),
                    ..*message
                };
                if !*receiver {
                    return Over(Reply::Disconnected);
                }
                if rendezvous {
                    if let Some(lane) = awaiting.take() {
                        let pending = self.thread(lane).pending.as_mut();
                        pending.expect("it waits").op = Op::Given(id, message);
                        return Over(Reply::Done);
                    }
                    if matches!(op, Op::Send(..)) {
                        messages.push_back(message);
                        return Becomes(Op::Offering(id, message));
                    }
                    return Over(Reply::Refused);
                }
                if capacity.is_some_and(|capacity| messages.len() >= capacity) {
                    return Over(Reply::Refused);
                }
                messages.push_back(message);
                Over(Reply::Done)
            }
            Op::Offering(_, message) => {
                messages.retain(|m| m.ticket != message.ticket);
                Over(Reply::Disconnected)
            }
            Op::Recv(_, timeout) | Op::Awaiting(_, timeout) => {
                if branch == Branch::TimesOut {
                    *awaiting = None;
                    let time = timeout.expect("a time-out");
                    self.pass(me, time);
                    return Over(Reply::TimedOut);
                }
                let disconnected = *senders == 0;
                if let Some(message) = messages.pop_front() {
                    self.handed(id, message);
                    return Seen(Reply::Taken(message.ticket), message.token);
                }
                if disconnected {
                    *awaiting = None;
                    return Over(Reply::Disconnected);
                }
                *awaiting = Some(me);
                Becomes(Op::Awaiting(id, *timeout))
            }
            Op::TryRecv(_) => {
                let disconnected = *senders == 0;
                match messages.pop_front() {
                    Some(message) => {
                        self.handed(id, message);
                        Seen(Reply::Taken(message.ticket), message.token)
                    }
                    None if disconnected => Over(Reply::Disconnected),
                    None => Over(Reply::Refused),
                }
            }
            Op::Given(_, message) => Seen(Reply::Taken(message.ticket), message.token),
            Op::DropSender(_) => {
                *senders -= 1;
                Over(Reply::Done)
            }
            Op::DropReceiver(_) => {
                *receiver = false;
                Over(Reply::Done)
            }
            _ => unreachable!("all other operations are dealt with"),
        }
    }

    /// Lets a sender that stood and offered this message go on.
    fn handed(&mut self, channel: Id, message: Message) {
        for thread in self.threads.iter_mut().flatten() {
            if let Some(pending) = &mut thread.pending
                && pending.op == Op::Offering(channel, message)
            {
                pending.op = Op::Handed(channel);
            }
        }
    }
}
