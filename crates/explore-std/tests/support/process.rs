//! This test, started again in a process of its own to do one thing.

use std::env;
use std::process::{Command, ExitStatus};
use std::time::{Duration, Instant};

use bounded::Running;

/// A process that does not outlive the test, nor does what it starts.
pub struct Run {
    running: Running,
    started: Instant,
}

impl Run {
    /// Starts it, with variables that say what to do.
    pub fn start(settings: &[(&str, &str)]) -> Self {
        let mut this = Command::new(env::current_exe().unwrap());
        this.envs(settings.iter().copied())
            .env("RUST_BACKTRACE", "0");
        Self {
            running: Running::start(&mut this).unwrap(),
            started: Instant::now(),
        }
    }

    /// Waits until it has ended, or kills it, and returns what it printed.
    pub fn end(mut self, limit: Duration) -> (Option<ExitStatus>, String) {
        let left = limit.saturating_sub(self.started.elapsed());
        let status = self.running.wait(left).unwrap();
        self.running.stop().unwrap();
        (status, self.running.printed().unwrap())
    }
}
