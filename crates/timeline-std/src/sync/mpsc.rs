//! Channels of many producers and one consumer, recorded.

pub use std::sync::mpsc::{RecvError, RecvTimeoutError, SendError, TryRecvError, TrySendError};

use std::fmt;
use std::panic::Location;
use std::sync::{Arc, mpsc};
use std::time::Duration;

use crate::emit::{self, Identity, Span, TraceEvent};
use crate::recording::{EventKind, Kind};

type Here = &'static Location<'static>;

/// A message, and the number by which its sending and its receipt are matched.
struct Envelope<T> {
    number: usize,
    message: T,
}

impl<T> Envelope<T> {
    /// Traces a message before it is sent, so that nobody has it before.
    fn seal(message: T, identity: &Identity, place: Here) -> Self {
        let number = emit::number();
        TraceEvent::new(EventKind::Send, place)
            .of(identity)
            .message(number)
            .emit();
        Self { number, message }
    }

    /// Traces the receipt of a message.
    fn open(self, identity: &Identity, place: Here) -> T {
        TraceEvent::new(EventKind::Receive, place)
            .of(identity)
            .message(self.number)
            .emit();
        self.message
    }

    /// Traces that a message was not sent after all.
    fn return_to_sender(self, place: Here) -> T {
        TraceEvent::new(emit::UNSENT, place)
            .message(self.number)
            .emit();
        self.message
    }
}

/// As in std.
#[track_caller]
pub fn channel<T>() -> (Sender<T>, Receiver<T>) {
    let identity = Arc::new(Identity::new("channel"));
    let (sender, receiver) = mpsc::channel();
    let sender = Sender {
        identity: identity.clone(),
        real: sender,
    };
    (sender, Receiver::new(identity, receiver))
}

/// As in std.
#[track_caller]
pub fn sync_channel<T>(bound: usize) -> (SyncSender<T>, Receiver<T>) {
    let identity = Arc::new(Identity::bounded("channel", Some(bound)));
    let (sender, receiver) = mpsc::sync_channel(bound);
    let sender = SyncSender {
        identity: identity.clone(),
        real: sender,
    };
    (sender, Receiver::new(identity, receiver))
}

/// As [`std::sync::mpsc::Sender`].
pub struct Sender<T> {
    identity: Arc<Identity>,
    real: mpsc::Sender<Envelope<T>>,
}

/// As [`std::sync::mpsc::SyncSender`].
pub struct SyncSender<T> {
    identity: Arc<Identity>,
    real: mpsc::SyncSender<Envelope<T>>,
}

impl<T> Sender<T> {
    /// As in std.
    ///
    /// # Errors
    ///
    /// The message, if there is no receiver.
    #[track_caller]
    pub fn send(&self, message: T) -> Result<(), SendError<T>> {
        let place = Location::caller();
        let envelope = Envelope::seal(message, &self.identity, place);
        (self.real.send(envelope))
            .map_err(|SendError(envelope)| SendError(envelope.return_to_sender(place)))
    }
}

impl<T> SyncSender<T> {
    /// As in std. If there is no room, the wait is recorded.
    ///
    /// # Errors
    ///
    /// The message, if there is no receiver.
    #[track_caller]
    pub fn send(&self, message: T) -> Result<(), SendError<T>> {
        let place = Location::caller();
        let envelope = Envelope::seal(message, &self.identity, place);
        let sent = match self.real.try_send(envelope) {
            Ok(()) => Ok(()),
            Err(TrySendError::Disconnected(envelope)) => Err(SendError(envelope)),
            Err(TrySendError::Full(envelope)) => {
                let _wait = TraceEvent::new(Kind::Room, place)
                    .of(&self.identity)
                    .message(envelope.number)
                    .begin();
                self.real.send(envelope)
            }
        };
        sent.map_err(|SendError(envelope)| SendError(envelope.return_to_sender(place)))
    }

    /// As in std.
    ///
    /// # Errors
    ///
    /// The message, if there is no room, or no receiver.
    #[track_caller]
    pub fn try_send(&self, message: T) -> Result<(), TrySendError<T>> {
        let place = Location::caller();
        let envelope = Envelope::seal(message, &self.identity, place);
        self.real.try_send(envelope).map_err(|error| match error {
            TrySendError::Full(envelope) => TrySendError::Full(envelope.return_to_sender(place)),
            TrySendError::Disconnected(envelope) => {
                TrySendError::Disconnected(envelope.return_to_sender(place))
            }
        })
    }
}

macro_rules! sender {
    ($($name:ident)*) => { $(
        impl<T> Clone for $name<T> {
            fn clone(&self) -> Self {
                Self {
                    identity: self.identity.clone(),
                    real: self.real.clone(),
                }
            }
        }

        impl<T> fmt::Debug for $name<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.real.fmt(f)
            }
        }
    )* };
}
sender! { Sender SyncSender }

/// As [`std::sync::mpsc::Receiver`].
pub struct Receiver<T> {
    identity: Arc<Identity>,
    real: mpsc::Receiver<Envelope<T>>,
}

impl<T> Receiver<T> {
    fn new(identity: Arc<Identity>, real: mpsc::Receiver<Envelope<T>>) -> Self {
        Self { identity, real }
    }

    /// Takes a message that is there.
    fn take(&self, place: Here) -> Result<T, TryRecvError> {
        let envelope = self.real.try_recv()?;
        Ok(envelope.open(&self.identity, place))
    }

    fn recv_at(&self, place: Here) -> Result<T, RecvError> {
        match self.take(place) {
            Ok(message) => Ok(message),
            Err(TryRecvError::Disconnected) => Err(RecvError),
            Err(TryRecvError::Empty) => {
                let wait = self.wait(false, place);
                let envelope = self.real.recv()?;
                Ok(self.waited(envelope, wait, place))
            }
        }
    }

    fn wait(&self, has_timeout: bool, place: Here) -> Span {
        TraceEvent::new(Kind::Message, place)
            .of(&self.identity)
            .has_timeout(has_timeout)
            .begin()
    }

    /// Takes the message for which the wait was.
    fn waited(&self, envelope: Envelope<T>, wait: Span, place: Here) -> T {
        wait.add("message", envelope.number);
        drop(wait);
        envelope.open(&self.identity, place)
    }

    /// As in std. If there is no message, the wait is recorded.
    ///
    /// # Errors
    ///
    /// If there is none, and no sender.
    #[track_caller]
    pub fn recv(&self) -> Result<T, RecvError> {
        self.recv_at(Location::caller())
    }

    /// As in std.
    ///
    /// # Errors
    ///
    /// If there is no message.
    #[track_caller]
    pub fn try_recv(&self) -> Result<T, TryRecvError> {
        self.take(Location::caller())
    }

    /// As in std. If there is no message, the wait is recorded.
    ///
    /// # Errors
    ///
    /// If there is none in time, or no sender.
    #[track_caller]
    pub fn recv_timeout(&self, timeout: Duration) -> Result<T, RecvTimeoutError> {
        let place = Location::caller();
        match self.take(place) {
            Ok(message) => Ok(message),
            Err(TryRecvError::Disconnected) => Err(RecvTimeoutError::Disconnected),
            Err(TryRecvError::Empty) => {
                let wait = self.wait(true, place);
                let envelope = self.real.recv_timeout(timeout)?;
                Ok(self.waited(envelope, wait, place))
            }
        }
    }

    /// As in std. Its waits are at the place of this call.
    #[track_caller]
    pub fn iter(&self) -> Iter<'_, T> {
        Iter {
            receiver: self,
            place: Location::caller(),
        }
    }

    /// As in std. What it receives, it does at the place of this call.
    #[track_caller]
    pub fn try_iter(&self) -> TryIter<'_, T> {
        TryIter {
            receiver: self,
            place: Location::caller(),
        }
    }
}

impl<T> fmt::Debug for Receiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.real.fmt(f)
    }
}

// An adaptor of std calls `next`, and its place says nothing: the iterators know
// where they were made.

/// As [`std::sync::mpsc::Iter`].
#[derive(Debug)]
pub struct Iter<'a, T> {
    receiver: &'a Receiver<T>,
    place: Here,
}

/// As [`std::sync::mpsc::TryIter`].
#[derive(Debug)]
pub struct TryIter<'a, T> {
    receiver: &'a Receiver<T>,
    place: Here,
}

/// As [`std::sync::mpsc::IntoIter`].
#[derive(Debug)]
pub struct IntoIter<T> {
    receiver: Receiver<T>,
    place: Here,
}

impl<T> Iterator for Iter<'_, T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        self.receiver.recv_at(self.place).ok()
    }
}

impl<T> Iterator for TryIter<'_, T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        self.receiver.take(self.place).ok()
    }
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        self.receiver.recv_at(self.place).ok()
    }
}

impl<'a, T> IntoIterator for &'a Receiver<T> {
    type Item = T;
    type IntoIter = Iter<'a, T>;
    #[track_caller]
    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<T> IntoIterator for Receiver<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    #[track_caller]
    fn into_iter(self) -> IntoIter<T> {
        IntoIter {
            receiver: self,
            place: Location::caller(),
        }
    }
}
