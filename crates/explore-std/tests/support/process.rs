//! This test, started again in a process of its own to do one thing.

use std::env;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// A process that does not outlive the test.
pub struct Run {
    child: Child,
    output: File,
    started: Instant,
}

impl Run {
    /// Starts it, with variables that say what to do.
    pub fn start(settings: &[(&str, &str)]) -> Self {
        let output = tempfile::tempfile().unwrap();
        let child = Command::new(env::current_exe().unwrap())
            .envs(settings.iter().copied())
            .env("RUST_BACKTRACE", "0")
            .stdin(Stdio::null())
            .stdout(output.try_clone().unwrap())
            .stderr(output.try_clone().unwrap())
            .spawn()
            .unwrap();
        Self {
            child,
            output,
            started: Instant::now(),
        }
    }

    /// Waits until it has ended, or kills it, and returns what it printed.
    pub fn end(mut self, limit: Duration) -> (Option<ExitStatus>, String) {
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break Some(status);
            }
            if self.started.elapsed() > limit {
                break None;
            }
            thread::sleep(Duration::from_millis(1));
        };
        self.kill();
        let mut text = String::new();
        self.output.seek(SeekFrom::Start(0)).unwrap();
        self.output.read_to_string(&mut text).unwrap();
        (status, text)
    }

    fn kill(&mut self) {
        // One that has ended cannot be killed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        self.kill();
    }
}
