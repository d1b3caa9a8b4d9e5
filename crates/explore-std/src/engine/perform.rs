//! The transition function: what an operation does to the state of an execution.

use super::fingerprint::digest;
use super::footprint::Footprint;
use super::ids::{ObjectId, Place, ThreadId};
use super::label::Label;
use super::objects::{
    Atomic, Barrier, BarrierOp, Channel, Condvar, CondvarOp, Effect, Kind, Mutex, MutexOp, Once,
    Reply, RwLock, RwLockOp, Turn, Woken,
};
use super::op::{Op, Return};
use super::state::ExecutionState;
use super::thread::{Ended, Pending};
use crate::graph::Branch;
use crate::outcome::End;
use Effect::{Becomes, Over, Seen};

impl ExecutionState {
    /// Performs the operation that a thread is about to do; `None` if it is
    /// not over with this step.
    pub fn perform(&mut self, me: ThreadId, branch: Branch) -> Option<Reply> {
        let Pending { op, place } = self.thread_mut(me).pending.take()?;
        self.note_label(me, &op, place, branch);
        if branch == Branch::NeverWakes {
            self.thread_mut(me).pending = Some(Pending { op, place });
            self.exit = Some(self.stuck());
            return None;
        }
        // What a release leaves behind is known by all that came before it.
        let before = self.thread(me).observation_hash;
        let observation_hash = digest(&(before, &op, place, branch));
        let thread = self.thread_mut(me);
        thread.observation_hash = observation_hash;
        match branch {
            Branch::WakesSpuriously => thread.spurious_wakes += 1,
            Branch::FailsSpuriously => thread.spurious_failures += 1,
            _ => {}
        }
        if branch == Branch::TimesOut {
            self.pass(me, op.timeout().expect("what times out has a time-out"));
        }
        let unchanged = self.leaves_unchanged(&op);
        let effect = self.apply(me, &op, branch);
        let clock = self.set_clock(me);
        let (reply, seen) = match effect {
            Over(reply) => (Some(reply), None),
            Seen(reply, fingerprint) => (Some(reply), Some(fingerprint)),
            Becomes(op) => {
                self.thread_mut(me).pending = Some(Pending { op, place });
                (None, None)
            }
        };
        // Which of its sender's messages it is, is no observation.
        let answer = match reply {
            Some(Reply::Taken(_)) => Some(Reply::Done),
            reply => reply,
        };
        self.thread_mut(me).observation_hash = digest(&(observation_hash, answer, seen, clock));
        if !unchanged {
            self.note_observation(me, &op, place, reply);
        }
        reply
    }

    /// Labels the transition, if the search wants that; a step that goes on
    /// invisibly is a part of the label.
    fn note_label(&mut self, me: ThreadId, op: &Op, place: Place, branch: Branch) {
        let footprint = match branch {
            Branch::NeverWakes => Footprint::All,
            _ if self.context.names.observes_time() => Footprint::All,
            _ => op.footprint(me),
        };
        if let Some(label) = &mut self.label {
            label.then.push((me, op.action()));
            label.footprints.push(footprint);
        } else if self.is_labelled {
            self.label = Some(Label {
                id: me,
                thread: self.thread(me).label.clone(),
                text: self.describe_branch(op, branch),
                place,
                printed: match op {
                    Op::Print(text) => text.clone(),
                    _ => String::new(),
                },
                then: Vec::new(),
                footprints: vec![footprint],
            });
        }
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
            Branch::Wakes(thread) => format!("{text}: wakes {}", self.thread(thread).label),
        }
    }

    /// Whether it is a release that leaves everything as it was.
    fn leaves_unchanged(&self, op: &Op) -> bool {
        let (id, release) = match op {
            Op::Mutex(id, MutexOp::Unlock(release))
            | Op::RwLock(id, RwLockOp::EndWrite(release)) => (*id, release),
            Op::Condvar(_, CondvarOp::Wait(waiting, release)) => (waiting.mutex, release),
            _ => return false,
        };
        self.object(id).value.is_left_by(release)
    }

    fn apply(&mut self, me: ThreadId, op: &Op, branch: Branch) -> Effect<Op> {
        match op {
            Op::Mutex(id, op) => self.lock(me, *id, op, branch),
            Op::RwLock(id, op) => self.on::<RwLock>(me, *id, op, branch),
            Op::Condvar(id, op) => {
                if let CondvarOp::Wait(waiting, release) = op {
                    let unlock = MutexOp::Unlock(release.clone());
                    self.on::<Mutex>(me, waiting.mutex, &unlock, branch);
                }
                self.on::<Condvar>(me, *id, op, branch)
            }
            Op::Barrier(id, op) => self.meet(me, *id, op, branch),
            Op::Once(id, op) => self.on::<Once>(me, *id, op, branch),
            Op::Channel(id, op) => self.on::<Channel>(me, *id, op, branch),
            Op::Atomic(id, op) => self.on::<Atomic>(me, *id, op, branch),
            Op::Join(other) => self.join(*other),
            Op::IsFinished(other) => Over(match self.thread(*other).ended {
                Some(_) => Reply::Done,
                None => Reply::Refused,
            }),
            Op::EndScope(owner, scope) => self.end_scope(*owner, *scope),
            Op::Return(result) => self.end_body(me, result),
            Op::End => {
                self.thread_mut(me).stopped = true;
                Over(Reply::Done)
            }
            Op::Park(_) => self.park(me, branch),
            Op::Unpark(other) => self.unpark(me, *other),
            Op::Pause(pause) => {
                self.pass(me, pause.time());
                Over(Reply::Done)
            }
            Op::Exit(code) => {
                self.exit = Some(code.map_or(End::Aborted, End::Exited));
                Over(Reply::Done)
            }
            Op::Print(_) => Over(Reply::Done),
            Op::SleepForEver => unreachable!("it is never enabled"),
        }
    }

    /// Performs an operation on an object of a kind.
    fn on<M: Kind>(&mut self, me: ThreadId, id: ObjectId, op: &M::Op, branch: Branch) -> Effect<Op>
    where
        Op: From<(ObjectId, M::Next)>,
    {
        let observation_hash = self.thread(me).observation_hash;
        let object = self.object_mut(id);
        let mut turn = Turn {
            thread: me,
            branch,
            observation_hash,
            value: &mut object.value,
            wakes: Vec::new(),
        };
        let effect = M::of_mut(&mut object.model).perform(op, &mut turn);
        for (thread, next) in turn.wakes {
            let pending = self.thread_mut(thread).pending.as_mut();
            pending.expect("it waits").op = Op::from((id, next));
        }
        match effect {
            Over(reply) => Over(reply),
            Seen(reply, fingerprint) => Seen(reply, fingerprint),
            Becomes(next) => Becomes(Op::from((id, next))),
        }
    }

    fn lock(&mut self, me: ThreadId, id: ObjectId, op: &MutexOp, branch: Branch) -> Effect<Op> {
        if let MutexOp::Relock(woken) = op {
            self.thread_mut(me).timed_out = *woken == Woken::TimedOut;
        }
        self.on::<Mutex>(me, id, op, branch)
    }

    /// All that was done before a barrier is known to all behind it.
    fn meet(&mut self, me: ThreadId, id: ObjectId, op: &BarrierOp, branch: Branch) -> Effect<Op> {
        let waiting = self.model::<Barrier>(id).waiting().clone();
        let effect = self.on::<Barrier>(me, id, op, branch);
        if !matches!(effect, Over(Reply::Chosen)) || !self.context.names.shares_data() {
            return effect;
        }
        let all = waiting.iter().chain([&me]);
        let all: Vec<_> = all.map(|id| self.thread(*id).observation_hash).collect();
        let known = digest(&all);
        for id in waiting {
            let thread = self.thread_mut(id);
            thread.observation_hash = digest(&(thread.observation_hash, known));
        }
        Seen(Reply::Chosen, known)
    }

    fn join(&mut self, other: ThreadId) -> Effect<Op> {
        let other = self.thread_mut(other);
        other.awaited = true;
        let ended = other.ended.as_mut().expect("it has ended");
        ended.joined = true;
        let seen = digest(&(ended.fingerprint, ended.panic.is_some()));
        Seen(Reply::Done, seen)
    }

    fn end_scope(&mut self, owner: ThreadId, scope: usize) -> Effect<Op> {
        let mut panicked = false;
        for thread in self.threads.iter_mut().flatten() {
            if thread.scope == Some((owner, scope)) {
                let ended = thread.ended.as_ref();
                panicked |= ended.is_some_and(|e| e.panic.is_some() && !e.joined);
                thread.awaited = true;
            }
        }
        Over(Reply::poisoned_if(panicked))
    }

    /// Ends what a thread was given to do.
    fn end_body(&mut self, me: ThreadId, result: &Return) -> Effect<Op> {
        let thread = self.thread_mut(me);
        thread.ended = Some(Ended {
            fingerprint: result.plain.unwrap_or(thread.observation_hash),
            panic: result.panic.clone(),
            joined: false,
        });
        thread.stopped = result.stops;
        Over(Reply::Done)
    }

    fn park(&mut self, me: ThreadId, branch: Branch) -> Effect<Op> {
        let thread = self.thread_mut(me);
        match branch {
            Branch::TimesOut | Branch::WakesSpuriously => Over(Reply::TimedOut),
            _ => {
                thread.unparked = false;
                Seen(Reply::Done, thread.unpark_hash)
            }
        }
    }

    fn unpark(&mut self, me: ThreadId, other: ThreadId) -> Effect<Op> {
        if self.context.names.shares_data() {
            let observation_hash = self.thread(me).observation_hash;
            let other = self.thread_mut(other);
            other.unpark_hash = digest(&(other.unpark_hash, observation_hash));
        }
        self.thread_mut(other).unparked = true;
        Over(Reply::Done)
    }
}
