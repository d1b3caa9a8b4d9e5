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

/// The atomic operation that may fail for no reason.
pub(crate) const WEAK: &str = "compare_exchange_weak";

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
    Atomic(Id, &'static str),
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
    Idle(&'static str, Duration),
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

/// In which of its ways an operation is performed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum How {
    /// The only one, for most.
    Go,
    /// The time-out passes.
    TimeOut,
    /// The wait ends for no reason.
    Spurious,
    /// The exchange fails for no reason.
    Fail,
    /// The reader waits behind a writer that waits, or is refused for it.
    Queue,
    /// The notification wakes this thread.
    Wake(Lane),
    /// No wait ends for no reason, now or later.
    Never,
}

/// One choice of the scheduler.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Choice {
    pub lane: Lane,
    pub how: How,
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
}

/// What a schedule calls each operation, and what the others are called that
/// have their names from where they are called.
macro_rules! verbs {
    (named: $($other:literal)* $(; $op:pat $(if $guard:expr)? => $verb:literal)*) => {
        impl Op {
            /// What a schedule calls it.
            pub fn verb(&self) -> &'static str {
                use Op::*;
                match self {
                    Atomic(_, name) | Idle(name, _) => name,
                    $($op $(if $guard)? => $verb,)*
                }
            }
        }

        /// All that operations are called.
        pub(crate) const VERBS: &[&str] = &[$($verb,)* $($other,)*];
    };
}

verbs! {
    named:
    "load" "store" "swap" "compare_exchange" "compare_exchange_weak"
    "fetch_add" "fetch_sub" "fetch_and" "fetch_nand" "fetch_or" "fetch_xor" "fetch_max" "fetch_min"
    "sleep" "yield_now";
    Lock(_) => "lock";
    TryLock(_) => "try_lock";
    Unlock(..) => "unlock";
    Read(_) | QueuedRead(_) => "read";
    TryRead(_) => "try_read";
    EndRead(_) => "end of read";
    Write(_) | QueuedWrite(_) => "write";
    TryWrite(_) => "try_write";
    EndWrite(..) => "end of write";
    Downgrade(..) => "downgrade";
    IsPoisoned(_) => "is_poisoned";
    ClearPoison(_) => "clear_poison";
    Wait(..) | Waiting(..) => "wait";
    Relock(..) => "lock again";
    NotifyOne(_) => "notify_one";
    NotifyAll(_) => "notify_all";
    Arrive(..) | AtBarrier(_) => "wait";
    LeaveBarrier(_) => "leave";
    Enter(_) => "initialise";
    Settle(..) => "initialised";
    Peek(_) => "look at";
    AwaitSettled(..) => "wait";
    Send(..) | Offering(..) => "send";
    Handed(_) => "sent";
    TrySend(..) => "try_send";
    Recv(_, None) | Awaiting(_, None) => "recv";
    Recv(_, Some(_)) | Awaiting(_, Some(_)) => "recv_timeout";
    Given(..) => "received";
    TryRecv(_) => "try_recv";
    DropSender(_) => "drop sender";
    DropReceiver(_) => "drop receiver";
    Join(_) => "join";
    IsFinished(_) => "is_finished";
    EndScope(..) => "end of scope";
    Return(how) if how.stops => "end";
    Return(_) => "return";
    End => "end";
    Park(_) => "park";
    Unpark(_) => "unpark";
    SleepForEver => "sleep";
    Print(_) => "print";
    Exit(Some(_)) => "exit";
    Exit(None) => "abort"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sync::atomic::{AtomicBool, AtomicPtr, AtomicU32, Ordering::SeqCst};
    use crate::{Explorer, thread};

    fn atomics() {
        let number = AtomicU32::new(0);
        number.store(number.load(SeqCst), SeqCst);
        number.swap(1, SeqCst);
        let _ = number.compare_exchange(1, 2, SeqCst, SeqCst);
        let _ = number.compare_exchange_weak(1, 2, SeqCst, SeqCst);
        let _ = number.fetch_update(SeqCst, SeqCst, |n| Some(n + 1));
        number.fetch_add(1, SeqCst);
        number.fetch_sub(1, SeqCst);
        number.fetch_and(1, SeqCst);
        number.fetch_nand(1, SeqCst);
        number.fetch_or(1, SeqCst);
        number.fetch_xor(1, SeqCst);
        number.fetch_max(1, SeqCst);
        number.fetch_min(1, SeqCst);
        AtomicBool::new(true).fetch_not(SeqCst);
        AtomicPtr::new(&mut 1).load(SeqCst);
        while number.load(SeqCst) != 0 {
            thread::yield_now();
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// The others are in the table itself.
    #[test]
    fn a_verb_that_an_operation_is_given_is_in_the_table() {
        let (_, graph) = Explorer::new().idle_limit(1).graph(atomics);
        let threads = graph.states.iter().flat_map(|state| &state.threads);
        let next = threads.flatten().filter_map(|thread| thread.next.as_ref());
        let mut verbs: Vec<&str> = next.map(|action| action.verb.as_str()).collect();
        verbs.sort_unstable();
        verbs.dedup();
        assert!(verbs.len() >= 13, "{verbs:?}");
        for verb in verbs {
            assert!(VERBS.contains(&verb), "{verb}");
        }
    }
}
