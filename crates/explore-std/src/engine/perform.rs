//! What each operation does to the state of an execution.

use super::key::{Digest, digest};
use super::object::{Model, Progress};
use super::op::{Id, Lane, Op, Place, Release, Reply, Touch, Waiting, Woken};
use super::search::Move;
use super::thread::{Ended, Pending};
use super::world::World;
use crate::graph::Branch;
use crate::outcome::End;

/// What has become of an operation.
pub(super) enum Effect {
    /// It is over; the thread goes on.
    Over(Reply),
    /// The same, and the thread has observed this.
    Seen(Reply, Digest),
    /// The thread is now about to do that.
    Becomes(Op),
}
use Effect::{Becomes, Over, Seen};

impl World {
    /// Performs the operation that a thread is about to do; `None` if it is
    /// not over with this step.
    pub fn perform(&mut self, me: Lane, branch: Branch) -> Option<Reply> {
        let Pending { op, place } = self.thread(me).pending.take()?;
        if branch == Branch::NeverWakes {
            return self.never(me, op, place);
        }
        let touch = self.touch(me, &op);
        if let Some(made) = &mut self.made {
            // The step goes on silently.
            made.then.push((me, super::view::action(&op)));
            made.touches.push(touch);
        } else if self.search.at_frontier() {
            self.made = Some(Move {
                thread: self.thread_at(me).label.clone(),
                text: self.describe_branch(&op, branch),
                place,
                printed: match &op {
                    Op::Print(text) => text.clone(),
                    _ => String::new(),
                },
                then: Vec::new(),
                touches: vec![touch],
            });
        }
        // What a release leaves behind is known by all that came before it.
        let before = self.thread_at(me).history;
        let history = digest(&(before, &op, place, branch));
        self.thread(me).history = history;
        match branch {
            Branch::WakesSpuriously => self.thread(me).spurious += 1,
            Branch::FailsSpuriously => self.thread(me).failures += 1,
            _ => {}
        }
        let unchanged = self.leaves_unchanged(&op);
        let effect = self.apply(me, &op, branch);
        let clock = self.set_clock(me);
        let (reply, seen) = match effect {
            Over(reply) => (Some(reply), None),
            Seen(reply, token) => (Some(reply), Some(token)),
            Becomes(op) => {
                self.thread(me).pending = Some(Pending { op, place });
                (None, None)
            }
        };
        let thread = self.thread(me);
        // Where a channel keeps a message is no observation.
        let answer = match reply {
            Some(Reply::Taken(_)) => Some(Reply::Done),
            reply => reply,
        };
        thread.history = digest(&(history, answer, seen, clock));
        if !unchanged {
            self.note_streak(me, &op, place, reply);
        }
        reply
    }

    /// Ends the program where all threads wait.
    fn never(&mut self, me: Lane, op: Op, place: Place) -> Option<Reply> {
        if self.search.at_frontier() {
            self.made = Some(Move {
                thread: self.thread_at(me).label.clone(),
                text: self.describe_branch(&op, Branch::NeverWakes),
                place,
                printed: String::new(),
                then: Vec::new(),
                touches: vec![Touch::All],
            });
        }
        self.thread(me).pending = Some(Pending { op, place });
        self.exit = Some(self.stuck());
        None
    }

    /// Whether it is a release that leaves everything as it was.
    fn leaves_unchanged(&self, op: &Op) -> bool {
        let (id, release) = match op {
            Op::Unlock(id, release) | Op::EndWrite(id, release) => (*id, release),
            Op::Wait(_, waiting, release) => (waiting.mutex, release),
            _ => return false,
        };
        !release.written || release.plain == Some(self.object_at(id).stamp)
    }

    fn describe_branch(&self, op: &Op, branch: Branch) -> String {
        let text = self.describe(op);
        match branch {
            Branch::Proceeds => text,
            Branch::TimesOut => format!("{text}: times out"),
            Branch::WakesSpuriously => format!("{text}: wakes for no reason"),
            Branch::FailsSpuriously => format!("{text}: fails for no reason"),
            Branch::Queues => format!("{text}: lets the writer go first"),
            Branch::NeverWakes => format!("{text}: nothing ends it"),
            Branch::Wakes(lane) => format!("{text}: wakes {}", self.thread_at(lane).label),
        }
    }

    /// Keeps account of what may be a spin loop.
    fn note_streak(&mut self, me: Lane, op: &Op, place: Place, reply: Option<Reply>) {
        let idle = match op {
            // The code that asked says what became of it.
            Op::Atomic(..) => return,
            Op::EndRead(_) | Op::Lock(_) | Op::Read(_) | Op::IsPoisoned(_) | Op::Peek(_) => true,
            Op::TryLock(_) | Op::TryRead(_) | Op::TryWrite(_) => true,
            Op::Relock(_, woken) => *woken != Woken::Notified,
            Op::IsFinished(_) | Op::Pause(_) | Op::Waiting(..) => true,
            // To stand and wait is not yet to have waited in vain.
            Op::Recv(..) if reply.is_none() => return,
            _ => matches!(
                reply,
                Some(Reply::Refused | Reply::TimedOut | Reply::Disconnected)
            ),
        };
        if !idle {
            self.thread(me).streak.progress();
        } else if let Some(watch) = Self::watched(op) {
            let seen = self.sight(watch);
            self.thread(me).streak.saw(place, watch, seen);
        }
    }

    fn apply(&mut self, me: Lane, op: &Op, branch: Branch) -> Effect {
        match op {
            Op::Lock(id) | Op::TryLock(id) | Op::Relock(id, _) => self.lock(me, *id, op),
            Op::Unlock(id, release) => self.unlock(me, *id, release),
            Op::Read(id)
            | Op::QueuedRead(id)
            | Op::TryRead(id)
            | Op::Write(id)
            | Op::QueuedWrite(id)
            | Op::TryWrite(id)
            | Op::EndRead(id)
            | Op::Downgrade(id, _)
            | Op::EndWrite(id, _) => self.read_or_write(me, *id, op, branch),
            Op::IsPoisoned(id) | Op::ClearPoison(id) => self.poison(*id, op),
            Op::Wait(id, waiting, release) => {
                self.unlock(me, waiting.mutex, release);
                self.waiters(*id).insert(me);
                Becomes(Op::Waiting(*id, *waiting))
            }
            Op::Waiting(id, waiting) => {
                self.waiters(*id).remove(&me);
                let woken = match (branch, waiting.timeout) {
                    (Branch::TimesOut, Some(timeout)) => {
                        self.pass(me, timeout);
                        Woken::TimedOut
                    }
                    _ => Woken::Spuriously,
                };
                Becomes(Op::Relock(waiting.mutex, woken))
            }
            Op::NotifyOne(id) | Op::NotifyAll(id) => self.notify(*id, branch),
            Op::Arrive(id, parties) => self.arrive(me, *id, *parties),
            Op::Enter(id) | Op::Settle(id, _) | Op::Peek(id) | Op::AwaitSettled(id, _) => {
                self.initialise(me, *id, op)
            }
            Op::Join(other) => {
                let ended = self.thread(*other).ended.as_mut().expect("it has ended");
                ended.joined = true;
                let seen = digest(&(ended.token, ended.panic.is_some()));
                self.thread(*other).awaited = true;
                Seen(Reply::Done, seen)
            }
            Op::IsFinished(other) => match self.thread_at(*other).ended {
                Some(_) => Over(Reply::Done),
                None => Over(Reply::Refused),
            },
            Op::EndScope(owner, scope) => {
                let mut panicked = false;
                for thread in self.threads.iter_mut().flatten() {
                    if thread.scope == Some((*owner, *scope)) {
                        let ended = thread.ended.as_ref();
                        panicked |= ended.is_some_and(|e| e.panic.is_some() && !e.joined);
                        thread.awaited = true;
                    }
                }
                Over(if panicked {
                    Reply::Poisoned
                } else {
                    Reply::Done
                })
            }
            Op::Return(result) => {
                let thread = self.thread(me);
                thread.ended = Some(Ended {
                    token: result.plain.unwrap_or(thread.history),
                    panic: result.panic.clone(),
                    joined: false,
                });
                thread.stopped = result.stops;
                Over(Reply::Done)
            }
            Op::End => {
                self.thread(me).stopped = true;
                Over(Reply::Done)
            }
            Op::Park(timeout) => match (branch, timeout) {
                (Branch::TimesOut, Some(timeout)) => {
                    self.pass(me, *timeout);
                    Over(Reply::TimedOut)
                }
                (Branch::WakesSpuriously, _) => Over(Reply::TimedOut),
                _ => {
                    let thread = self.thread(me);
                    thread.unparked = false;
                    Seen(Reply::Done, thread.told)
                }
            },
            Op::Unpark(other) => {
                if self.search.names.shares_data() {
                    let history = self.thread_at(me).history;
                    let other = self.thread(*other);
                    other.told = digest(&(other.told, history));
                }
                self.thread(*other).unparked = true;
                Over(Reply::Done)
            }
            Op::Pause(pause) => {
                self.pass(me, pause.time());
                Over(Reply::Done)
            }
            Op::Exit(code) => {
                self.exit = Some(code.map_or(End::Aborted, End::Exited));
                Over(Reply::Done)
            }
            Op::Atomic(..) if branch == Branch::FailsSpuriously => Over(Reply::Refused),
            Op::Print(_) | Op::LeaveBarrier(_) | Op::Handed(_) | Op::Atomic(..) => {
                Over(Reply::Done)
            }
            Op::SleepForEver => unreachable!("nobody wakes it"),
            Op::AtBarrier(_) => unreachable!("left when the last one arrives"),
            _ => self.channel(me, op, branch),
        }
    }

    fn lock(&mut self, me: Lane, id: Id, op: &Op) -> Effect {
        let object = self.object(id);
        let token = object.token;
        let Model::Mutex { holder, poisoned } = &mut object.model else {
            unreachable!("a mutex")
        };
        if holder.is_some() {
            return Over(Reply::Refused);
        }
        *holder = Some(me);
        let reply = if *poisoned {
            Reply::Poisoned
        } else {
            Reply::Done
        };
        self.thread(me).timed_out = matches!(op, Op::Relock(_, Woken::TimedOut));
        Seen(reply, token)
    }

    /// What a value can tell after a release.
    fn leave(&mut self, me: Lane, id: Id, release: &Release) {
        let history = self.thread_at(me).history;
        let object = self.object(id);
        if release.plain.is_none() || release.written {
            object.token = release.plain.unwrap_or(history);
        }
        if release.written {
            object.stamp = object.token;
        }
    }

    fn unlock(&mut self, me: Lane, id: Id, release: &Release) -> Effect {
        self.leave(me, id, release);
        let Model::Mutex { holder, poisoned } = &mut self.object(id).model else {
            unreachable!("a mutex")
        };
        *holder = None;
        *poisoned |= release.poison;
        Over(Reply::Done)
    }

    fn poison(&mut self, id: Id, op: &Op) -> Effect {
        let (Model::Mutex { poisoned, .. } | Model::RwLock { poisoned, .. }) =
            &mut self.object(id).model
        else {
            unreachable!("a lock")
        };
        if matches!(op, Op::ClearPoison(_)) {
            *poisoned = false;
        }
        Over(if *poisoned {
            Reply::Poisoned
        } else {
            Reply::Done
        })
    }

    fn read_or_write(&mut self, me: Lane, id: Id, op: &Op, branch: Branch) -> Effect {
        if let Op::EndWrite(_, release) | Op::Downgrade(_, release) = op {
            self.leave(me, id, release);
        }
        let object = self.object(id);
        let token = object.token;
        let Model::RwLock {
            readers,
            writer,
            poisoned,
        } = &mut object.model
        else {
            unreachable!("a lock of readers and a writer")
        };
        let free = readers.is_empty() && writer.is_none();
        match op {
            Op::Read(_) if branch == Branch::Queues => return Becomes(Op::QueuedRead(id)),
            Op::Read(_) | Op::QueuedRead(_) | Op::TryRead(_)
                if writer.is_none() && branch == Branch::Proceeds =>
            {
                readers.push(me);
                readers.sort_unstable();
            }
            Op::Write(_) | Op::QueuedWrite(_) | Op::TryWrite(_) if free => *writer = Some(me),
            Op::Write(_) => return Becomes(Op::QueuedWrite(id)),
            Op::EndRead(_) => {
                let mine = readers.iter().position(|lane| *lane == me);
                // A guard of a scoped thread may be dropped by another.
                readers.remove(mine.unwrap_or(0));
            }
            Op::EndWrite(_, release) => {
                *writer = None;
                *poisoned |= release.poison;
            }
            Op::Downgrade(..) => {
                *writer = None;
                readers.push(me);
            }
            _ => return Over(Reply::Refused),
        }
        let reply = match op {
            Op::Downgrade(..) | Op::EndRead(_) | Op::EndWrite(..) => Reply::Done,
            _ if *poisoned => Reply::Poisoned,
            _ => Reply::Done,
        };
        if readers.is_empty() && writer.is_none() {
            self.requeue_writers(id);
        }
        Seen(reply, token)
    }

    /// A lock that is free again is anybody's, until a writer has to wait anew.
    fn requeue_writers(&mut self, id: Id) {
        for thread in self.threads.iter_mut().flatten() {
            if let Some(pending) = &mut thread.pending
                && pending.op == Op::QueuedWrite(id)
            {
                pending.op = Op::Write(id);
            }
        }
    }

    fn waiters(&mut self, id: Id) -> &mut std::collections::BTreeSet<Lane> {
        match &mut self.object(id).model {
            Model::Condvar { waiters } => waiters,
            _ => unreachable!("a condition variable"),
        }
    }

    fn notify(&mut self, id: Id, branch: Branch) -> Effect {
        let waiters = self.waiters(id);
        let woken = match branch {
            Branch::Wakes(lane) => waiters.take(&lane).into_iter().collect(),
            _ => std::mem::take(waiters),
        };
        // A notification that finds nobody is lost.
        for lane in &woken {
            if let Some(pending) = &mut self.thread(*lane).pending
                && let Op::Waiting(_, Waiting { mutex, .. }) = pending.op
            {
                pending.op = Op::Relock(mutex, Woken::Notified);
            }
        }
        Over(if woken.is_empty() {
            Reply::Refused
        } else {
            Reply::Done
        })
    }

    fn arrive(&mut self, me: Lane, id: Id, parties: usize) -> Effect {
        let Model::Barrier { waiting } = &mut self.object(id).model else {
            unreachable!("a barrier")
        };
        if waiting.len() + 1 < parties {
            waiting.insert(me);
            return Becomes(Op::AtBarrier(id));
        }
        let waiting = std::mem::take(waiting);
        for lane in &waiting {
            if let Some(pending) = &mut self.thread(*lane).pending {
                pending.op = Op::LeaveBarrier(id);
            }
        }
        if !self.search.names.shares_data() {
            return Over(Reply::Chosen);
        }
        // All that was done before it is known to all behind it.
        let all: Vec<_> = (waiting.iter().chain([&me]))
            .map(|lane| self.thread_at(*lane).history)
            .collect();
        let known = digest(&all);
        for lane in waiting.into_iter().chain([me]) {
            let thread = self.thread(lane);
            thread.history = digest(&(thread.history, known));
        }
        Seen(Reply::Chosen, known)
    }

    fn initialise(&mut self, me: Lane, id: Id, op: &Op) -> Effect {
        let history = self.thread_at(me).history;
        let object = self.object(id);
        let Model::Once(progress) = &mut object.model else {
            unreachable!("something to initialise")
        };
        match (op, *progress) {
            (Op::Settle(_, done), _) => {
                *progress = if *done {
                    Progress::Done
                } else {
                    Progress::Poisoned
                };
                object.token = history;
                object.stamp = history;
                Over(Reply::Done)
            }
            (_, Progress::Done) => Seen(Reply::Done, object.token),
            (Op::Enter(_), Progress::Poisoned) => {
                *progress = Progress::By(me);
                Over(Reply::Poisoned)
            }
            (Op::Enter(_), _) => {
                *progress = Progress::By(me);
                Over(Reply::Chosen)
            }
            (_, Progress::Poisoned) => Over(Reply::Poisoned),
            _ => Over(Reply::Refused),
        }
    }
}
