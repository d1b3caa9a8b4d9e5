//! The context of an execution: what all executions of a search have in common.

use std::collections::BTreeSet;
use std::time::Duration;

use super::names::Names;
use super::statics::Statics;
use crate::outcome::Omission;

/// What bounds a search: see [`crate::Explorer`].
#[derive(Clone, Debug)]
pub(crate) struct Options {
    pub spurious: usize,
    pub weak_failures: usize,
    pub merge: bool,
    /// Keep what each state looks like.
    pub views: bool,
    /// How often a thread sees the same before it has to let others go first;
    /// by default, as often as makes a difference.
    pub spin_limit: Option<usize>,
    /// How often a thread asks in vain when nobody else can run, before it is
    /// said to spin for ever.
    pub idle_limit: usize,
    pub max_steps: usize,
    pub max_executions: usize,
    pub time_limit: Option<Duration>,
    /// How often to say how far the search is; by default, for a reader alone.
    pub progress: Option<Duration>,
}

/// How often a thread sees the same before it has to let others go first, unless
/// that is too seldom to find every outcome.
pub(crate) const SPIN_LIMIT: usize = 3;

impl Default for Options {
    /// Those of [`crate::Explorer::new`].
    fn default() -> Self {
        Self {
            spurious: 0,
            weak_failures: 0,
            merge: true,
            views: false,
            spin_limit: None,
            idle_limit: 100,
            max_steps: 10_000,
            max_executions: 1_000_000,
            time_limit: None,
            progress: None,
        }
    }
}

/// What one execution leaves to the next.
#[derive(Debug)]
pub(crate) struct Context {
    pub options: Options,
    pub names: Names,
    /// The program's own data.
    pub statics: Statics,
    /// Some thread had to let others go first.
    pub deferred: bool,
    /// What has come up that is not explored.
    pub omitted: BTreeSet<Omission>,
}

impl Context {
    /// Nothing is known of the program yet.
    pub fn new(options: Options) -> Self {
        Self {
            options,
            names: Names::default(),
            statics: Statics::default(),
            deferred: false,
            omitted: BTreeSet::new(),
        }
    }
}
