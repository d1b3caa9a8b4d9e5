//! Virtual time: it passes only where a thread sleeps or waits in vain.
//!
//! A step is no earlier than the one before it in the schedule, and no earlier
//! than its thread has slept. So the clock of a thread says how late it must be
//! by now, and depends on no real clock. It is kept where the program asks for
//! the time, because then it is part of what a thread has observed.
//!
//! Where nothing is explored, the time is the real one.

pub use std::time::{Duration, TryFromFloatSecsError};

use std::ops::{Add, AddAssign, Sub, SubAssign};
use std::sync::LazyLock;

use crate::engine::ids::Place;
use crate::engine::{is_running, with};

/// A point in virtual time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Instant(Duration);

impl Instant {
    /// The time of the calling thread. It passes, too, where a thread does
    /// nothing but ask for it: a loop until a deadline ends.
    #[track_caller]
    pub fn now() -> Self {
        if !is_running() {
            static START: LazyLock<std::time::Instant> = LazyLock::new(std::time::Instant::now);
            return Self(START.elapsed());
        }
        let place = Place::here();
        with(|state, me| {
            state.context.names.observe_time();
            Self(state.thread_mut(me).look_at_clock(place))
        })
    }

    /// The time from `earlier` to this, or zero.
    pub fn duration_since(&self, earlier: Self) -> Duration {
        self.0.saturating_sub(earlier.0)
    }

    /// The time from `earlier` to this, or none.
    pub fn checked_duration_since(&self, earlier: Self) -> Option<Duration> {
        self.0.checked_sub(earlier.0)
    }

    /// The time from `earlier` to this, or zero.
    pub fn saturating_duration_since(&self, earlier: Self) -> Duration {
        self.duration_since(earlier)
    }

    /// The time from this to now.
    #[track_caller]
    pub fn elapsed(&self) -> Duration {
        Self::now().duration_since(*self)
    }

    /// A later time, if there is one.
    pub fn checked_add(&self, duration: Duration) -> Option<Self> {
        self.0.checked_add(duration).map(Self)
    }

    /// An earlier time, if there is one.
    pub fn checked_sub(&self, duration: Duration) -> Option<Self> {
        self.0.checked_sub(duration).map(Self)
    }
}

impl Add<Duration> for Instant {
    type Output = Self;
    fn add(self, duration: Duration) -> Self {
        Self(self.0 + duration)
    }
}

impl AddAssign<Duration> for Instant {
    fn add_assign(&mut self, duration: Duration) {
        *self = *self + duration;
    }
}

impl Sub<Duration> for Instant {
    type Output = Self;
    fn sub(self, duration: Duration) -> Self {
        Self(self.0 - duration)
    }
}

impl SubAssign<Duration> for Instant {
    fn sub_assign(&mut self, duration: Duration) {
        *self = *self - duration;
    }
}

impl Sub for Instant {
    type Output = Duration;
    fn sub(self, earlier: Self) -> Duration {
        self.duration_since(earlier)
    }
}
