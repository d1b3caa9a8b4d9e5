//! A thread of an execution: what it has observed, and what it is about to do.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use super::fingerprint::Digest;
use super::handle::Origin;
use super::ids::{Place, ThreadId};
use super::op::Op;
use super::spin::{Dependency, SpinDetector};

/// An operation that a thread is about to perform, and where it is written.
#[derive(Clone, Debug, Hash)]
pub(crate) struct Pending {
    pub op: Op,
    pub place: Place,
}

/// A local variable that the program has marked, to be seen.
#[derive(Debug)]
pub(crate) struct Local {
    /// Which of the marks of its thread.
    pub mark: u32,
    pub name: &'static str,
    pub value: String,
}

/// How a thread ended.
#[derive(Clone, Debug, Hash)]
pub(crate) struct Ended {
    /// The fingerprint of what `join` returns.
    pub fingerprint: Digest,
    /// The message of its panic.
    pub panic: Option<String>,
    /// Whether somebody has taken the result.
    pub joined: bool,
}

/// One modelled thread.
pub(crate) struct Thread {
    /// The name that its builder gave it.
    pub name: Option<Arc<str>>,
    /// What a schedule calls it.
    pub label: String,
    /// The hash of all that it has observed.
    pub observation_hash: Digest,
    /// The time that it must be for it, where the program asks for the time.
    pub clock: Duration,
    pub pending: Option<Pending>,
    pub ended: Option<Ended>,
    /// It has ended, and so have the values that it alone had.
    pub stopped: bool,
    /// Somebody has waited for its end.
    pub awaited: bool,
    /// The scope that it must not outlive.
    pub scope: Option<(ThreadId, usize)>,
    /// The token of `unpark`.
    pub unparked: bool,
    /// What those who gave it had observed, where threads share data beside
    /// objects.
    pub unpark_hash: Digest,
    /// How often it has gone on for no reason: it has observed that.
    pub spurious_wakes: usize,
    /// How often an exchange of it has failed for no reason: the same.
    pub spurious_failures: usize,
    /// Whether its last wait on a condition variable timed out.
    pub timed_out: bool,
    pub spin: SpinDetector,
    /// The local variables that it has marked.
    pub locals: Vec<Local>,
    pub marks: u32,
    /// How many threads, scopes, and messages it has made.
    pub children: u32,
    pub scopes: usize,
    pub messages: u32,
    /// How many objects of each origin it was the first to use.
    pub firsts: HashMap<Origin, u32>,
}

impl Thread {
    pub fn new(
        label: String,
        name: Option<Arc<str>>,
        observation_hash: Digest,
        clock: Duration,
    ) -> Self {
        Self {
            name,
            label,
            observation_hash,
            clock,
            pending: None,
            ended: None,
            stopped: false,
            awaited: false,
            scope: None,
            unparked: false,
            unpark_hash: 0,
            spurious_wakes: 0,
            spurious_failures: 0,
            timed_out: false,
            spin: SpinDetector::default(),
            locals: Vec::new(),
            marks: 0,
            children: 0,
            scopes: 0,
            messages: 0,
            firsts: HashMap::new(),
        }
    }

    /// The time, which passes where the thread does nothing but ask for it, ten
    /// times as fast each time.
    pub fn look_at_clock(&mut self, place: Place) -> Duration {
        let times = self.spin.times(place, Dependency::Nothing);
        if times > 0 {
            let passed = 10_u64.saturating_pow(u32::try_from(times).unwrap_or(u32::MAX));
            self.clock = self
                .clock
                .saturating_add(Duration::from_micros(passed.saturating_mul(100)));
        }
        self.spin.observe(place, Dependency::Nothing, 0);
        self.clock
    }

    /// Lets a local variable be seen.
    pub fn mark(&mut self, name: &'static str, value: String) -> u32 {
        self.marks += 1;
        let mark = self.marks;
        self.locals.push(Local { mark, name, value });
        mark
    }

    pub fn set_mark(&mut self, mark: u32, value: String) {
        if let Some(local) = self.locals.iter_mut().find(|local| local.mark == mark) {
            local.value = value;
        }
    }

    pub fn unmark(&mut self, mark: u32) {
        self.locals.retain(|local| local.mark != mark);
    }
}
