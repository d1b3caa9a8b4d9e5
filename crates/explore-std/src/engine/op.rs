//! The operations: each is one step of one thread, seen by the others.
//!
//! An operation that blocks becomes another one while it does: a `Wait` is
//! `Waiting` until somebody notifies, and then a `Relock`. What a thread is
//! about to do is therefore always one value of [`Op`], and whether it can do
//! it a question to the objects alone.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::panic::Location;
use std::time::Duration;

use super::key::Digest;
use crate::graph::{AtomicOperation, Branch, Operation};

/// A place in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Place {
    pub file: &'static str,
    pub line: u32,
    pub column: u32,
}

impl From<&'static Location<'static>> for Place {
    fn from(location: &'static Location<'static>) -> Self {
        Self {
            file: location.file(),
            line: location.line(),
            column: location.column(),
        }
    }
}

impl Place {
    /// Where the function is called that calls this.
    #[track_caller]
    pub fn here() -> Self {
        Location::caller().into()
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, column } = self;
        write!(f, "{file}:{line}:{column}")
    }
}

/// A thread: its number, the same in every execution.
pub(crate) type Lane = usize;
/// A shared object: its number, the same in every execution.
pub(crate) type Id = usize;

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

/// What a release leaves behind.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Release {
    /// The token of the value, where it is its own.
    pub plain: Option<Digest>,
    /// Whether somebody asked for a `&mut` to it.
    pub written: bool,
    /// Whether the thread began to panic while it held the lock.
    pub poison: bool,
}

/// What a thread is about to do.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Op {
    Lock(Id),
    TryLock(Id),
    Unlock(Id, Release),
    Read(Id),
    /// A reader that waits until the writers have been, as std may let it.
    QueuedRead(Id),
    TryRead(Id),
    EndRead(Id),
    Write(Id),
    /// A writer that waits keeps new readers out, as in std.
    QueuedWrite(Id),
    TryWrite(Id),
    EndWrite(Id, Release),
    /// Go on as a reader.
    Downgrade(Id, Release),
    /// Ask for, or clear, the poison of a lock.
    IsPoisoned(Id),
    ClearPoison(Id),
    /// Release a mutex and join those who wait, in one step.
    Wait(Id, Waiting, Release),
    Waiting(Id, Waiting),
    Relock(Id, Woken),
    NotifyOne(Id),
    NotifyAll(Id),
    /// Come to a barrier for so many.
    Arrive(Id, usize),
    AtBarrier(Id),
    LeaveBarrier(Id),
    /// Begin to initialise, or find that it is done.
    Enter(Id),
    /// End the initialisation: done, or poisoned.
    Settle(Id, bool),
    Peek(Id),
    /// Wait for the end of an initialisation; one that panicked counts if so.
    AwaitSettled(Id, bool),
    Atomic(Id, AtomicOperation),
    Send(Id, Message),
    TrySend(Id, Message),
    /// A sender that waits for a receiver to take its message.
    Offering(Id, Message),
    /// A message has been taken.
    Handed(Id),
    Recv(Id, Option<Duration>),
    TryRecv(Id),
    /// The receiver of a rendezvous channel that waits for a sender.
    Awaiting(Id, Option<Duration>),
    /// A message is there to be taken.
    Given(Id, Message),
    DropSender(Id),
    DropReceiver(Id),
    Join(Lane),
    IsFinished(Lane),
    /// The end of a scope: its owner and its number there.
    EndScope(Lane, usize),
    /// The end of what a thread was given to do.
    Return(Return),
    /// The end of the thread, after the values that it alone had.
    End,
    Park(Option<Duration>),
    Unpark(Lane),
    /// `yield_now` or `sleep`, repeated: see [`super::streak`].
    Pause(Pause),
    /// A sleep for longer than time goes.
    SleepForEver,
    Print(String),
    /// `process::exit` with this code, or `process::abort`.
    Exit(Option<i32>),
}

/// How a thread ends what it was given to do.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Return {
    /// The token of the result, if it is its own.
    pub plain: Option<Digest>,
    /// The message of its panic.
    pub panic: Option<String>,
    /// Whether it is the end of the thread, too, as it alone has no values.
    pub stops: bool,
}

/// What a step has to do with: two that have nothing to do with each other
/// come to the same in either order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Touch {
    Object(Id),
    Objects(Id, Id),
    Thread(Lane),
    Output,
    /// Everything, for all that is known.
    All,
}

impl Touch {
    pub fn is_apart_from(self, other: Self) -> bool {
        use Touch::*;
        match (self, other) {
            (All, _) | (_, All) => false,
            (Objects(a, b), _) => Object(a).is_apart_from(other) && Object(b).is_apart_from(other),
            (_, Objects(..)) => other.is_apart_from(self),
            _ => self != other,
        }
    }
}

/// A wait on a condition variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Waiting {
    pub mutex: Id,
    pub timeout: Option<Duration>,
}

/// Why a wait is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Woken {
    Notified,
    TimedOut,
    Spuriously,
}

/// A message on its way: where the channel keeps it, and its token.
///
/// The ticket is the sender, and how many messages it had before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Message {
    pub ticket: (Lane, u32),
    pub plain: Option<Digest>,
    pub token: Digest,
}

impl Hash for Message {
    /// Which of the sender's messages it is cannot be observed.
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.ticket.0, self.plain, self.token).hash(state);
    }
}

/// One choice of the scheduler.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Choice {
    pub lane: Lane,
    pub branch: Branch,
}

/// What an operation answers to the code that asked for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Reply {
    Done,
    /// Done, and the lock is poisoned; or: it is.
    Poisoned,
    /// Would block; full; empty; not finished.
    Refused,
    Disconnected,
    TimedOut,
    /// The last at a barrier; the one to initialise.
    Chosen,
    Taken((Lane, u32)),
}

impl Op {
    /// The object that the operation is about.
    pub fn object(&self) -> Option<Id> {
        use Op::*;
        match self {
            Lock(id)
            | TryLock(id)
            | Unlock(id, _)
            | Read(id)
            | QueuedRead(id)
            | TryRead(id)
            | EndRead(id)
            | Write(id)
            | QueuedWrite(id)
            | TryWrite(id)
            | EndWrite(id, _)
            | Downgrade(id, _)
            | IsPoisoned(id)
            | ClearPoison(id)
            | Wait(id, ..)
            | Waiting(id, _)
            | Relock(id, _)
            | NotifyOne(id)
            | NotifyAll(id)
            | Arrive(id, _)
            | AtBarrier(id)
            | LeaveBarrier(id)
            | Enter(id)
            | Settle(id, _)
            | Peek(id)
            | AwaitSettled(id, _)
            | Atomic(id, _)
            | Send(id, _)
            | TrySend(id, _)
            | Offering(id, _)
            | Handed(id)
            | Recv(id, _)
            | TryRecv(id)
            | Awaiting(id, _)
            | Given(id, _)
            | DropSender(id)
            | DropReceiver(id) => Some(*id),
            _ => None,
        }
    }

    /// What it has to do with, if `lane` is about to do it.
    pub fn touches(&self, lane: Lane) -> Touch {
        match (self, self.object(), self.thread()) {
            (Op::Wait(id, waiting, _), ..) => Touch::Objects(*id, waiting.mutex),
            (_, Some(id), _) => Touch::Object(id),
            (_, _, Some(other)) => Touch::Thread(other),
            (Op::Park(_), ..) => Touch::Thread(lane),
            (Op::Return(_), ..) if lane != 0 => Touch::Thread(lane),
            (Op::Print(_), ..) => Touch::Output,
            _ => Touch::All,
        }
    }

    /// The other thread that the operation is about.
    pub fn thread(&self) -> Option<Lane> {
        match self {
            Op::Join(lane) | Op::IsFinished(lane) | Op::Unpark(lane) => Some(*lane),
            _ => None,
        }
    }

    /// What the graph calls it.
    pub fn operation(&self) -> Operation {
        use Op::*;
        match self {
            Lock(_) => Operation::Lock,
            TryLock(_) => Operation::TryLock,
            Unlock(..) => Operation::Unlock,
            Relock(..) => Operation::Relock,
            IsPoisoned(_) => Operation::IsPoisoned,
            ClearPoison(_) => Operation::ClearPoison,
            Read(_) | QueuedRead(_) => Operation::Read,
            TryRead(_) => Operation::TryRead,
            EndRead(_) => Operation::EndRead,
            Write(_) | QueuedWrite(_) => Operation::Write,
            TryWrite(_) => Operation::TryWrite,
            EndWrite(..) => Operation::EndWrite,
            Downgrade(..) => Operation::Downgrade,
            Wait(..) | Waiting(..) => Operation::Wait,
            NotifyOne(_) => Operation::NotifyOne,
            NotifyAll(_) => Operation::NotifyAll,
            Arrive(..) | AtBarrier(_) => Operation::WaitAtBarrier,
            LeaveBarrier(_) => Operation::LeaveBarrier,
            Enter(_) => Operation::Initialise,
            Settle(..) => Operation::EndInitialise,
            Peek(_) => Operation::IsInitialised,
            AwaitSettled(..) => Operation::AwaitInitialised,
            Atomic(_, operation) => Operation::Atomic(*operation),
            Send(..) | Offering(..) => Operation::Send,
            Handed(_) => Operation::Sent,
            TrySend(..) => Operation::TrySend,
            Recv(_, None) | Awaiting(_, None) => Operation::Recv,
            Recv(_, Some(_)) | Awaiting(_, Some(_)) => Operation::RecvTimeout,
            Given(..) => Operation::Received,
            TryRecv(_) => Operation::TryRecv,
            DropSender(_) => Operation::DropSender,
            DropReceiver(_) => Operation::DropReceiver,
            Join(_) => Operation::Join,
            IsFinished(_) => Operation::IsFinished,
            EndScope(..) => Operation::EndScope,
            Return(result) if result.stops => Operation::End,
            Return(_) => Operation::Return,
            End => Operation::End,
            Park(_) => Operation::Park,
            Unpark(_) => Operation::Unpark,
            Pause(self::Pause::Sleep(_)) | SleepForEver => Operation::Sleep,
            Pause(self::Pause::YieldNow) => Operation::YieldNow,
            Print(_) => Operation::Print,
            Exit(Some(_)) => Operation::Exit,
            Exit(None) => Operation::Abort,
        }
    }
}
