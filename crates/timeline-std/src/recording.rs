//! The recording of one real run: spans, events, and happens-before edges.

use serde::{Deserialize, Serialize};

/// What the threads of one run did, and when.
///
/// All times are microseconds since the run began. No two moments of a
/// recording are equal, so that what came first is never in doubt: a moment
/// that would be equal to the one before it is a microsecond later.
///
/// A Python twin that is recorded has the same form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recording {
    /// In the order in which they were started; the first is `main`.
    pub threads: Vec<Thread>,
    /// What threads share and wait for.
    pub objects: Vec<Object>,
    /// What took time, in the order in which it began.
    pub spans: Vec<Span>,
    /// What took none, in order.
    pub events: Vec<Event>,
    /// Which moment of one thread happens before which of another, in the
    /// order of their ends.
    pub arrows: Vec<Arrow>,
    /// How the run ended.
    pub ended: Ended,
    /// When it ended, or was seen to stand still.
    pub end: u64,
}

/// A thread, and its life.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thread {
    /// Its name, if it has one.
    pub name: Option<String>,
    /// When its function was called.
    pub begin: u64,
    /// When that returned, if it did before the run ended.
    pub end: Option<u64>,
    /// Its CPU time, where the system says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub busy: Option<u64>,
}

/// A mutex, a channel...
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Object {
    /// Its type: `Mutex`, `Condvar`...
    pub kind: String,
    /// What the source calls it. A Rust program does not know.
    pub name: Option<String>,
    /// What the library calls it that has made it, if one has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub called: Option<String>,
    /// Where it was made.
    pub place: Place,
}

/// A place in a source file. Lines and columns begin at 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Its path, as the compiler knows it.
    pub file: String,
    /// The line.
    pub line: u32,
    /// The column.
    pub column: u32,
}

/// Something that takes time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// Whose it is: an index into [`Recording::threads`].
    pub thread: usize,
    /// What it is.
    pub kind: Kind,
    /// What is waited for or held: an index into [`Recording::objects`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object: Option<usize>,
    /// The thread that is waited for: an index into [`Recording::threads`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<usize>,
    /// The call that began it.
    pub place: Place,
    /// When it began.
    pub begin: u64,
    /// When it ended, if it did before the run ended.
    pub end: Option<u64>,
}

/// What a thread is at.
///
/// Of a thread's spans, those in which it waits or sleeps never overlap; it may
/// hold several objects at a time, and wait while it holds them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// It holds a mutex, or a lock for writing, or what a listing's manifest
    /// says can be held.
    Hold,
    /// It holds a lock for reading; others may, too.
    HoldShared,
    /// It waits for a lock.
    Lock,
    /// It waits for a notification, and then for the mutex again.
    Notify,
    /// It waits for the end of a thread, or of all threads of a scope.
    Join,
    /// It waits until all have come to the barrier.
    Barrier,
    /// It waits until there is room in a channel.
    Room,
    /// It waits for a message.
    Message,
    /// It is parked.
    Park,
    /// It sleeps.
    Sleep,
    /// It waits for Python's global interpreter lock.
    Gil,
}

impl Kind {
    /// Whether an object is held; else the thread does nothing meanwhile.
    #[must_use]
    pub fn is_hold(self) -> bool {
        matches!(self, Self::Hold | Self::HoldShared)
    }
}

/// Something that takes no time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// Whose it is: an index into [`Recording::threads`].
    pub thread: usize,
    /// What it is.
    pub kind: EventKind,
    /// What was printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The condition variable or channel: an index into
    /// [`Recording::objects`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object: Option<usize>,
    /// The call.
    pub place: Place,
    /// When.
    pub at: u64,
}

/// What happened at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EventKind {
    /// Something was printed or logged.
    Print,
    /// One waiter was notified, if there was any.
    NotifyOne,
    /// All waiters were notified.
    NotifyAll,
    /// A message was put into a channel.
    Send,
    /// A message was taken from a channel.
    Receive,
    /// Another thread was unparked.
    Unpark,
    /// It panicked, with this message.
    Panic,
}

/// A happens-before edge: one moment happens before another, in another thread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Arrow {
    /// Why.
    pub kind: ArrowKind,
    /// The earlier moment.
    pub from: Moment,
    /// The later moment.
    pub to: Moment,
    /// What it goes through: an index into [`Recording::objects`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object: Option<usize>,
}

/// A moment of a thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Moment {
    /// An index into [`Recording::threads`].
    pub thread: usize,
    /// When.
    pub at: u64,
}

/// Why one moment happens before another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ArrowKind {
    /// From the call that starts a thread to its begin.
    Spawn,
    /// From the end of a thread to the end of the wait for it.
    Join,
    /// From the end of a hold to the next hold of the same object.
    Release,
    /// From a notification to the end of the wait that it ends.
    Notify,
    /// From the sending of a message to its receipt.
    Message,
    /// From the receipt of a message to the sending of the one that has its
    /// place.
    Room,
    /// From the last arrival at a barrier to the end of another's wait.
    Barrier,
    /// From `unpark` to the end of `park`.
    Unpark,
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ended {
    /// `main` returned, or the program called `exit`.
    Finished,
    /// `main` panicked.
    Panicked,
    /// Every thread that was left waited for another, for ever.
    Hung,
}
