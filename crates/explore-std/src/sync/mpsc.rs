//! Channels: many senders, one receiver.

pub use std::sync::mpsc::{RecvError, RecvTimeoutError, SendError, TryRecvError, TrySendError};

use std::cell::{Cell, UnsafeCell};
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::Arc;
use std::time::Duration;

use crate::engine::handle::Handle;
use crate::engine::ids::{MessageId, ObjectId, Place};
use crate::engine::objects::{Channel as Model, ChannelOp, Message, Reply};
use crate::engine::op::Op;
use crate::engine::{bounded, id, is_running, plain, show_message, step, with};
use crate::graph::ObjectKind;

/// The messages that have been sent, or are about to be.
struct Channel<T> {
    handle: Handle,
    values: UnsafeCell<BTreeMap<MessageId, T>>,
}

#[allow(unsafe_code)]
// SAFETY: messages are moved in and out, by the thread whose turn it is.
unsafe impl<T: Send> Sync for Channel<T> {}

#[allow(unsafe_code)]
impl<T> Channel<T> {
    #[track_caller]
    fn open(capacity: Option<usize>) -> Arc<Self> {
        let channel = Arc::new(Self {
            handle: Handle::new(),
            values: UnsafeCell::new(BTreeMap::new()),
        });
        let id = channel.id();
        with(|state, _| state.model_mut::<Model>(id).bound(capacity));
        channel
    }

    fn id(&self) -> ObjectId {
        id(&self.handle, ObjectKind::Channel, &self.values)
    }

    fn put(&self, value: T) -> Message {
        let message = with(|state, me| {
            state.thread_mut(me).messages += 1;
            (me, state.thread(me).messages)
        });
        let plain = plain(&value);
        show_message(message, &value);
        // SAFETY: it is the turn of this thread, and the reference is gone
        // before its next operation.
        unsafe { &mut *self.values.get() }.insert(message, value);
        Message {
            id: message,
            plain,
            fingerprint: 0,
        }
    }

    fn take(&self, message: MessageId) -> T {
        // SAFETY: as in `put`.
        let value = unsafe { &mut *self.values.get() }.remove(&message);
        value.expect("a message is taken once")
    }

    fn send(&self, place: Place, value: T) -> Result<(), SendError<T>> {
        let message = self.put(value);
        let send = ChannelOp::Send(message);
        match step(place, Op::Channel(self.id(), send)) {
            Reply::Disconnected => Err(SendError(self.take(message.id))),
            _ => Ok(()),
        }
    }

    fn another_sender(&self) {
        let id = self.id();
        with(|state, _| state.model_mut::<Model>(id).add_sender());
    }

    fn drop_sender(&self) {
        if is_running() {
            let drop = Op::Channel(self.id(), ChannelOp::DropSender);
            step(self.handle.place(), drop);
        }
    }
}

/// A channel without bound.
#[track_caller]
pub fn channel<T>() -> (Sender<T>, Receiver<T>) {
    let channel = Channel::open(None);
    (Sender(channel.clone()), Receiver::new(channel))
}

/// A channel that holds so many messages; with 0, the sender waits until the
/// receiver takes its message.
#[track_caller]
pub fn sync_channel<T>(bound: usize) -> (SyncSender<T>, Receiver<T>) {
    let channel = Channel::open(Some(bound));
    (SyncSender(channel.clone()), Receiver::new(channel))
}

/// As [`std::sync::mpsc::Sender`]; its end is a step.
pub struct Sender<T>(Arc<Channel<T>>);

/// As [`std::sync::mpsc::SyncSender`]; its end is a step.
pub struct SyncSender<T>(Arc<Channel<T>>);

impl<T> Sender<T> {
    /// Sends a message.
    ///
    /// # Errors
    ///
    /// The message, if there is no receiver.
    #[track_caller]
    pub fn send(&self, value: T) -> Result<(), SendError<T>> {
        self.0.send(Place::here(), value)
    }
}

impl<T> SyncSender<T> {
    /// Sends a message, and waits until there is room.
    ///
    /// # Errors
    ///
    /// The message, if there is no receiver.
    #[track_caller]
    pub fn send(&self, value: T) -> Result<(), SendError<T>> {
        self.0.send(Place::here(), value)
    }

    /// Sends a message, if there is room.
    ///
    /// # Errors
    ///
    /// The message, if there is no room, or no receiver.
    #[track_caller]
    pub fn try_send(&self, value: T) -> Result<(), TrySendError<T>> {
        let message = self.0.put(value);
        let send = ChannelOp::TrySend(message);
        match step(Place::here(), Op::Channel(self.0.id(), send)) {
            Reply::Disconnected => Err(TrySendError::Disconnected(self.0.take(message.id))),
            Reply::Refused => Err(TrySendError::Full(self.0.take(message.id))),
            _ => Ok(()),
        }
    }
}

macro_rules! sender {
    ($($name:ident)*) => { $(
        impl<T> Clone for $name<T> {
            fn clone(&self) -> Self {
                self.0.another_sender();
                Self(self.0.clone())
            }
        }

        impl<T> Drop for $name<T> {
            fn drop(&mut self) {
                self.0.drop_sender();
            }
        }

        impl<T> UnwindSafe for $name<T> {}
        impl<T> RefUnwindSafe for $name<T> {}

        impl<T> fmt::Debug for $name<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }
    )* };
}
sender! { Sender SyncSender }

/// As [`std::sync::mpsc::Receiver`]; its end is a step.
pub struct Receiver<T> {
    channel: Arc<Channel<T>>,
    unsync: PhantomData<Cell<()>>,
}

impl<T> Receiver<T> {
    fn new(channel: Arc<Channel<T>>) -> Self {
        Self {
            channel,
            unsync: PhantomData,
        }
    }

    /// Waits for a message.
    ///
    /// # Errors
    ///
    /// If there is none, and no sender.
    #[track_caller]
    pub fn recv(&self) -> Result<T, RecvError> {
        let recv = Op::Channel(self.channel.id(), ChannelOp::Recv(None));
        match step(Place::here(), recv) {
            Reply::Taken(message) => Ok(self.channel.take(message)),
            _ => Err(RecvError),
        }
    }

    /// A message, if there is one.
    ///
    /// # Errors
    ///
    /// If there is none.
    #[track_caller]
    pub fn try_recv(&self) -> Result<T, TryRecvError> {
        let recv = Op::Channel(self.channel.id(), ChannelOp::TryRecv);
        match step(Place::here(), recv) {
            Reply::Taken(message) => Ok(self.channel.take(message)),
            Reply::Disconnected => Err(TryRecvError::Disconnected),
            _ => Err(TryRecvError::Empty),
        }
    }

    /// Waits for a message, or in vain.
    ///
    /// # Errors
    ///
    /// If there is none in time, or no sender.
    #[track_caller]
    pub fn recv_timeout(&self, timeout: Duration) -> Result<T, RecvTimeoutError> {
        let recv = ChannelOp::Recv(bounded(timeout));
        match step(Place::here(), Op::Channel(self.channel.id(), recv)) {
            Reply::Taken(message) => Ok(self.channel.take(message)),
            Reply::Disconnected => Err(RecvTimeoutError::Disconnected),
            _ => Err(RecvTimeoutError::Timeout),
        }
    }

    /// The messages, until there is no sender.
    pub fn iter(&self) -> Iter<'_, T> {
        Iter { receiver: self }
    }

    /// The messages that are there.
    pub fn try_iter(&self) -> TryIter<'_, T> {
        TryIter { receiver: self }
    }
}

impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        if !is_running() {
            return;
        }
        let id = self.channel.id();
        let place = self.channel.handle.place();
        step(place, Op::Channel(id, ChannelOp::DropReceiver));
        let left = with(|state, _| state.model_mut::<Model>(id).take_messages());
        for message in left {
            drop(self.channel.take(message));
        }
    }
}

impl<T> UnwindSafe for Receiver<T> {}
impl<T> RefUnwindSafe for Receiver<T> {}

impl<T> fmt::Debug for Receiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Receiver").finish_non_exhaustive()
    }
}

/// The messages of a channel, until there is no sender.
#[derive(Debug)]
pub struct Iter<'a, T> {
    receiver: &'a Receiver<T>,
}

/// The messages of a channel that are there.
#[derive(Debug)]
pub struct TryIter<'a, T> {
    receiver: &'a Receiver<T>,
}

/// The messages of a channel, which it owns.
#[derive(Debug)]
pub struct IntoIter<T> {
    receiver: Receiver<T>,
}

impl<T> Iterator for Iter<'_, T> {
    type Item = T;
    #[track_caller]
    fn next(&mut self) -> Option<T> {
        self.receiver.recv().ok()
    }
}

impl<T> Iterator for TryIter<'_, T> {
    type Item = T;
    #[track_caller]
    fn next(&mut self) -> Option<T> {
        self.receiver.try_recv().ok()
    }
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;
    #[track_caller]
    fn next(&mut self) -> Option<T> {
        self.receiver.recv().ok()
    }
}

impl<'a, T> IntoIterator for &'a Receiver<T> {
    type Item = T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<T> IntoIterator for Receiver<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> {
        IntoIter { receiver: self }
    }
}
