//! How long a search may take, and how far it is.

use std::io::{IsTerminal, stderr};
use std::time::{Duration, Instant};

use crate::engine::context::Options;
use crate::engine::search::Search;

/// How often somebody is told who looks at a terminal.
const OFTEN: Duration = Duration::from_secs(5);

/// The real time of an exploration.
pub(crate) struct Clock {
    start: Instant,
    limit: Option<Duration>,
    every: Option<Duration>,
    last_report: Duration,
}

impl Clock {
    pub fn start(options: &Options) -> Self {
        let reader = || stderr().is_terminal().then_some(OFTEN);
        Self {
            start: Instant::now(),
            limit: options.time_limit,
            every: options.progress.or_else(reader),
            last_report: Duration::ZERO,
        }
    }

    /// Says how far the search is, if it is time to.
    pub fn tell(&mut self, search: &Search) {
        let Some(every) = self.every else { return };
        let now = self.start.elapsed();
        if now.saturating_sub(self.last_report) >= every {
            self.last_report = now;
            std::eprintln!("explore-std: {}, {} s", so_far(search), now.as_secs());
        }
    }

    /// Why the search must end, if its time is over.
    pub fn is_over(&self, search: &Search) -> Option<String> {
        let limit = self.limit.filter(|limit| self.start.elapsed() >= *limit)?;
        Some(format!("more than {limit:?}: {}", so_far(search)))
    }
}

fn so_far(search: &Search) -> String {
    let Search {
        executions, nodes, ..
    } = search;
    format!("{executions} executions, {} states", nodes.len())
}
