//! Log lines that begin with a level and the name of the
//! thread, in columns.

use std::fmt;
use std::thread;

use tracing::{Event, Subscriber};
use tracing_subscriber::fmt::FmtContext;
use tracing_subscriber::fmt::FormatEvent;
use tracing_subscriber::fmt::FormatFields;
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::registry::LookupSpan;

/// Formats a line of the log as Python does with
/// `[%(levelname)s] (%(threadName)-10s) %(message)s`.
///
/// A thread without a name is called by its
/// [`ThreadId`](thread::ThreadId), as Python calls it
/// `Thread-1`.
///
/// # Examples
///
/// ```
/// use threading_log_names::LevelAndThread;
/// use tracing::info;
///
/// tracing_subscriber::fmt()
///     .event_format(LevelAndThread { width: 10 })
///     .init();
/// info!(loaves = 3, "baked");
/// ```
#[derive(Debug, Clone, Copy)]
pub struct LevelAndThread {
    /// The width of the column of names: a shorter name
    /// is padded, a longer one stays whole.
    pub width: usize,
}

impl<S, N> FormatEvent<S, N> for LevelAndThread
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
{
    fn format_event(
        &self,
        context: &FmtContext<'_, S, N>,
        mut line: Writer<'_>,
        event: &Event<'_>,
    ) -> fmt::Result {
        let level = event.metadata().level();
        let thread = thread::current();
        let name = match thread.name() {
            Some(name) => name.to_owned(),
            None => format!("{:?}", thread.id()),
        };
        let width = self.width;
        write!(line, "[{level}] ({name:width$}) ")?;
        context.format_fields(line.by_ref(), event)?;
        writeln!(line)
    }
}
