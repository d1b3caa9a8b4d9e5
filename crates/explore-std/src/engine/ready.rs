//! Who can go on, in which ways, and who has to let others go first.

use std::time::Duration;

use super::key::{Digest, digest};
use super::object::{Model, Progress};
use super::op::{Choice, Id, Lane, Op, Woken};
use super::streak::Watch;
use super::thread::Thread;
use super::world::World;
use crate::graph::{AtomicOperation, Branch};

impl World {
    pub fn choices(&self) -> Vec<Choice> {
        let mut choices = Vec::new();
        for (lane, _) in self.lanes() {
            if self.deferred(lane).is_none() {
                let ways = self.ways(lane);
                choices.extend(ways.into_iter().map(|branch| Choice { lane, branch }));
            }
        }
        choices
    }

    /// The thread that has asked in vain the least often, if it may ask again.
    pub fn patient(&self) -> Option<Choice> {
        let idle = |(lane, _): (Lane, &Thread)| {
            let branch = self.must_go_on(lane)?;
            let times = self.deferred(lane)?;
            (times < self.search.options.idle_limit).then_some((times, Choice { lane, branch }))
        };
        self.lanes()
            .filter_map(idle)
            .min()
            .map(|(_, choice)| choice)
    }

    /// In which way a thread goes on sooner or later: a wait may end for no
    /// reason, and need not.
    pub fn must_go_on(&self, lane: Lane) -> Option<Branch> {
        let ways = self.ways(lane);
        ways.into_iter()
            .find(|branch| *branch != Branch::WakesSpuriously)
    }

    /// In which ways a thread can go on now.
    pub fn ways(&self, lane: Lane) -> Vec<Branch> {
        let thread = self.thread_at(lane);
        let Some(pending) = &thread.pending else {
            return Vec::new();
        };
        let go = |can: bool| {
            if can {
                vec![Branch::Proceeds]
            } else {
                Vec::new()
            }
        };
        let or_time_out = |can: bool, timeout: Option<Duration>| match (can, timeout) {
            (true, _) => vec![Branch::Proceeds],
            (false, Some(_)) => vec![Branch::TimesOut],
            (false, None) => Vec::new(),
        };
        let or_spurious = |mut ways: Vec<Branch>| {
            let may = thread.spurious < self.search.options.spurious;
            if may && ways != [Branch::Proceeds] {
                ways.push(Branch::WakesSpuriously);
            }
            ways
        };
        let model = pending.op.object().map(|id| &self.object_at(id).model);
        match (&pending.op, model) {
            (Op::Lock(_) | Op::Relock(..), Some(Model::Mutex { holder, .. })) => {
                go(holder.is_none())
            }
            // std leaves open whether a writer that waits keeps readers out.
            (Op::Read(id) | Op::TryRead(id), Some(Model::RwLock { writer: None, .. }))
                if self.writer_queued(*id) =>
            {
                vec![Branch::Proceeds, Branch::Queues]
            }
            (Op::Read(_), Some(Model::RwLock { writer, .. })) => go(writer.is_none()),
            (Op::QueuedRead(id), Some(Model::RwLock { writer, .. })) => {
                go(writer.is_none() && !self.writer_queued(*id))
            }
            (
                Op::QueuedWrite(_),
                Some(Model::RwLock {
                    readers, writer, ..
                }),
            ) => go(readers.is_empty() && writer.is_none()),
            (Op::Waiting(_, waiting), _) => or_spurious(or_time_out(false, waiting.timeout)),
            (Op::NotifyOne(_), Some(Model::Condvar { waiters })) if !waiters.is_empty() => {
                waiters.iter().map(|lane| Branch::Wakes(*lane)).collect()
            }
            (Op::AtBarrier(_) | Op::SleepForEver, _) => Vec::new(),
            (Op::Enter(_), Some(Model::Once(progress))) => go(!matches!(progress, Progress::By(_))),
            (Op::AwaitSettled(_, poisoned), Some(Model::Once(progress))) => go(match progress {
                Progress::Done => true,
                Progress::Poisoned => *poisoned,
                _ => false,
            }),
            (Op::Atomic(_, AtomicOperation::CompareExchangeWeak), _)
                if thread.failures < self.search.options.weak_failures =>
            {
                vec![Branch::Proceeds, Branch::FailsSpuriously]
            }
            (
                Op::Send(..),
                Some(Model::Channel {
                    capacity: Some(capacity @ 1..),
                    messages,
                    receiver,
                    ..
                }),
            ) => go(messages.len() < *capacity || !receiver),
            (Op::Offering(..), Some(Model::Channel { receiver, .. })) => go(!receiver),
            (
                Op::Recv(_, timeout),
                Some(Model::Channel {
                    capacity,
                    messages,
                    senders,
                    ..
                }),
            ) if *capacity != Some(0) => {
                or_time_out(!messages.is_empty() || *senders == 0, *timeout)
            }
            (Op::Awaiting(_, timeout), Some(Model::Channel { senders, .. })) => {
                or_time_out(*senders == 0, *timeout)
            }
            (Op::Join(other), _) => go(self.thread_at(*other).stopped),
            (Op::EndScope(owner, scope), _) => go(self
                .lanes()
                .all(|(_, t)| t.scope != Some((*owner, *scope)) || t.ended.is_some())),
            (Op::Park(timeout), _) => or_spurious(or_time_out(thread.unparked, *timeout)),
            _ => vec![Branch::Proceeds],
        }
    }

    pub fn writer_queued(&self, lock: Id) -> bool {
        (self.lanes()).any(|(_, t)| matches!(&t.pending, Some(p) if p.op == Op::QueuedWrite(lock)))
    }

    /// What the observation of an operation depends on, if it is one that may
    /// be idle.
    pub fn watched(op: &Op) -> Option<Watch> {
        Some(match op {
            Op::Lock(id) | Op::Read(id) | Op::Atomic(id, _) => Watch::Value(*id),
            Op::Relock(_, Woken::Notified) => return None,
            Op::Relock(id, _) => Watch::Value(*id),
            Op::TryLock(id)
            | Op::TryRead(id)
            | Op::TryWrite(id)
            | Op::IsPoisoned(id)
            | Op::Peek(id)
            | Op::TryRecv(id)
            | Op::TrySend(id, _)
            | Op::Recv(id, _) => Watch::Whole(*id),
            Op::Waiting(..) | Op::Awaiting(..) | Op::Park(_) | Op::Pause(_) => Watch::Nothing,
            Op::IsFinished(lane) => Watch::Thread(*lane),
            _ => return None,
        })
    }

    /// What there is to be seen of it now.
    pub fn sight(&self, watch: Watch) -> Digest {
        let object = |id: Id| self.objects[id].as_ref();
        match watch {
            Watch::Value(id) => object(id).map_or(0, |o| o.stamp),
            Watch::Whole(id) => object(id).map_or(0, |o| digest(&(o.stamp, &o.model))),
            Watch::Thread(lane) => self.thread_at(lane).ended.is_some().into(),
            Watch::Nothing => 0,
        }
    }

    /// How often the thread has asked in vain, if it must let others go first.
    pub fn deferred(&self, lane: Lane) -> Option<usize> {
        let thread = self.thread_at(lane);
        let pending = thread.pending.as_ref()?;
        let watch = Self::watched(&pending.op)?;
        let waits = watch == Watch::Nothing && !matches!(pending.op, Op::Pause(_));
        if waits && self.ways(lane).contains(&Branch::Proceeds) {
            return None;
        }
        let times = thread.streak.times(pending.place, watch);
        let mut loop_sights = thread.streak.since(pending.place, watch);
        let mut same = || loop_sights.all(|s| self.sight(s.watch) == s.seen);
        (times >= self.search.names.spin_limit && same()).then_some(times)
    }
}
