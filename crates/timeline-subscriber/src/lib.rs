//! A `tracing` subscriber for programs that are recorded with [`timeline_std`]:
//! each log line is an event of the recording.
//!
//! Named `tracing-subscriber` in the manifest, it is the real one, but for
//! [`fmt()`], whose lines are recorded as printed, each at the line of its macro.
//! They have no colours.
//!
//! ```
//! use timeline_subscriber as tracing_subscriber;
//!
//! tracing_subscriber::fmt().without_time().init();
//! tracing::info!("paid");
//! ```

pub use tracing_subscriber::*;

use std::io;

use tracing_core::Metadata;
use tracing_subscriber::fmt::format::{DefaultFields, Format};
use tracing_subscriber::fmt::{MakeWriter, SubscriberBuilder};

/// As `tracing_subscriber::fmt()`, recorded.
pub fn fmt() -> SubscriberBuilder<DefaultFields, Format, filter::LevelFilter, Recorded> {
    tracing_subscriber::fmt()
        .with_ansi(false)
        .with_writer(Recorded)
}

/// Makes the writers of [`fmt()`].
#[derive(Clone, Copy, Debug)]
pub struct Recorded;

/// Prints what is written to it, and has it recorded.
#[derive(Clone, Debug)]
pub struct Line {
    file: String,
    line: u32,
}

impl<'a> MakeWriter<'a> for Recorded {
    type Writer = Line;

    fn make_writer(&'a self) -> Line {
        Line {
            file: String::new(),
            line: 1,
        }
    }

    fn make_writer_for(&'a self, metadata: &Metadata<'_>) -> Line {
        let file = metadata.file().unwrap_or_default().to_owned();
        let line = metadata.line().unwrap_or(1);
        Line { file, line }
    }
}

impl io::Write for Line {
    /// A subscriber writes each event in one call.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        timeline_std::__print_at((&self.file, self.line), &String::from_utf8_lossy(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
