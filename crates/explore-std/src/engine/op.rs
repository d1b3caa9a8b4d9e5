//! The operations: what a thread is about to do in its next step.
//!
//! An operation that blocks becomes another one while it does: a wait on a
//! condition variable is `Waiting` until somebody notifies, and then a `Relock`.
//! What a thread is about to do is therefore always one value of [`Op`], and
//! whether it can do it a question to the objects alone.

use std::time::Duration;

use super::fingerprint::Digest;
use super::footprint::Footprint;
use super::ids::{MAIN, ObjectId, ThreadId};
use super::objects::{
    Atomic, Barrier, BarrierOp, Channel, ChannelOp, Condvar, CondvarOp, Model, Mutex, MutexOp,
    Next, Once, OnceOp, RwLock, RwLockOp,
};
use crate::graph::{Action, AtomicOperation, Branch, Detail, Operation};

/// What a thread is about to do.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Op {
    Mutex(ObjectId, MutexOp),
    RwLock(ObjectId, RwLockOp),
    Condvar(ObjectId, CondvarOp),
    Barrier(ObjectId, BarrierOp),
    Once(ObjectId, OnceOp),
    Channel(ObjectId, ChannelOp),
    Atomic(ObjectId, AtomicOperation),
    Join(ThreadId),
    IsFinished(ThreadId),
    /// The end of a scope: its owner and its number there.
    EndScope(ThreadId, usize),
    /// The end of what the thread was given to do.
    Return(Return),
    /// The end of the thread, after the values that it alone had.
    End,
    Park(Option<Duration>),
    Unpark(ThreadId),
    /// `yield_now` or `sleep`, repeated: see [`super::spin`].
    Pause(Pause),
    /// A sleep for longer than time goes.
    SleepForEver,
    Print(String),
    /// `process::exit` with this code, or `process::abort`.
    Exit(Option<i32>),
}

/// What lets others go first, and can be seen by nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Pause {
    Sleep(Duration),
    YieldNow,
}

impl Pause {
    /// How long it takes at least.
    pub fn time(self) -> Duration {
        match self {
            Self::Sleep(time) => time,
            Self::YieldNow => Duration::ZERO,
        }
    }
}

/// How a thread ends what it was given to do.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Return {
    /// The fingerprint of the result, if it carries nothing but itself.
    pub plain: Option<Digest>,
    /// The message of its panic.
    pub panic: Option<String>,
    /// Whether it is the end of the thread, too, as it alone has no values.
    pub stops: bool,
}

/// One choice of the scheduler: which thread goes on, and what comes of its
/// operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Transition {
    pub thread: ThreadId,
    pub branch: Branch,
}

impl Op {
    /// The object that the operation is about.
    pub fn object(&self) -> Option<ObjectId> {
        match self {
            Self::Mutex(id, _)
            | Self::RwLock(id, _)
            | Self::Condvar(id, _)
            | Self::Barrier(id, _)
            | Self::Once(id, _)
            | Self::Channel(id, _)
            | Self::Atomic(id, _) => Some(*id),
            Self::Join(_)
            | Self::IsFinished(_)
            | Self::EndScope(..)
            | Self::Return(_)
            | Self::End
            | Self::Park(_)
            | Self::Unpark(_)
            | Self::Pause(_)
            | Self::SleepForEver
            | Self::Print(_)
            | Self::Exit(_) => None,
        }
    }

    /// The other thread that the operation is about.
    pub fn thread(&self) -> Option<ThreadId> {
        match self {
            Self::Join(thread) | Self::IsFinished(thread) | Self::Unpark(thread) => Some(*thread),
            _ => None,
        }
    }

    /// The time after which it is done in vain.
    pub fn timeout(&self) -> Option<Duration> {
        match self {
            Self::Condvar(_, CondvarOp::Waiting(waiting)) => waiting.timeout,
            Self::Channel(_, ChannelOp::Recv(timeout) | ChannelOp::Awaiting(timeout))
            | Self::Park(timeout) => *timeout,
            _ => None,
        }
    }

    /// What it has to do with, if `thread` is about to do it.
    pub fn footprint(&self, thread: ThreadId) -> Footprint {
        match (self, self.object(), self.thread()) {
            (Self::Condvar(id, CondvarOp::Wait(waiting, _)), ..) => {
                Footprint::Objects(*id, waiting.mutex)
            }
            (_, Some(id), _) => Footprint::Object(id),
            (_, _, Some(other)) => Footprint::Thread(other),
            (Self::Park(_), ..) => Footprint::Thread(thread),
            (Self::Return(_), ..) if thread != MAIN => Footprint::Thread(thread),
            (Self::Print(_), ..) => Footprint::Output,
            _ => Footprint::All,
        }
    }

    /// What the graph calls it.
    pub fn operation(&self) -> Operation {
        match self {
            Self::Mutex(_, op) => Mutex::operation(op),
            Self::RwLock(_, op) => RwLock::operation(op),
            Self::Condvar(_, op) => Condvar::operation(op),
            Self::Barrier(_, op) => Barrier::operation(op),
            Self::Once(_, op) => Once::operation(op),
            Self::Channel(_, op) => Channel::operation(op),
            Self::Atomic(_, op) => Atomic::operation(op),
            Self::Join(_) => Operation::Join,
            Self::IsFinished(_) => Operation::IsFinished,
            Self::EndScope(..) => Operation::EndScope,
            Self::Return(result) if result.stops => Operation::End,
            Self::Return(_) => Operation::Return,
            Self::End => Operation::End,
            Self::Park(_) => Operation::Park,
            Self::Unpark(_) => Operation::Unpark,
            Self::Pause(Pause::Sleep(_)) | Self::SleepForEver => Operation::Sleep,
            Self::Pause(Pause::YieldNow) => Operation::YieldNow,
            Self::Print(_) => Operation::Print,
            Self::Exit(Some(_)) => Operation::Exit,
            Self::Exit(None) => Operation::Abort,
        }
    }

    /// How the graph has it.
    pub fn action(&self) -> Action {
        Action {
            operation: self.operation(),
            object: self.object(),
            thread: self.thread(),
            detail: match self {
                Self::Print(text) => Some(Detail::Prints(text.clone())),
                Self::Return(result) => result.panic.clone().map(Detail::Panicked),
                Self::Exit(code) => code.map(Detail::Code),
                _ => None,
            },
        }
    }
}

/// What a thread is about to do next with an object.
macro_rules! next {
    ($($kind:ident $op:ty)*) => { $(
        impl From<(ObjectId, $op)> for Op {
            fn from((id, op): (ObjectId, $op)) -> Self {
                Self::$kind(id, op)
            }
        }
    )* };
}

next! {
    Mutex MutexOp RwLock RwLockOp Barrier BarrierOp Once OnceOp Channel ChannelOp
    Atomic AtomicOperation
}

impl From<(ObjectId, Next)> for Op {
    fn from((id, next): (ObjectId, Next)) -> Self {
        match next {
            Next::Wait(waiting) => Self::Condvar(id, CondvarOp::Waiting(waiting)),
            Next::Relock(mutex, woken) => Self::Mutex(mutex, MutexOp::Relock(woken)),
        }
    }
}
