//! A `tracing` subscriber for programs that are model checked with
//! [`explore_std`]: each log line is a step of the schedule.
//!
//! Named `tracing-subscriber` in the manifest, it turns each event into a
//! printed line: a step at the line of the macro, and part of the output. It
//! knows what the listings of the book use of [`fmt`]; what it does not know
//! does not compile.
//!
//! ```
//! use explore_subscriber as tracing_subscriber;
//!
//! fn program() {
//!     tracing_subscriber::fmt()
//!         .without_time()
//!         .with_target(false)
//!         .with_thread_names(true)
//!         .init();
//!     tracing::info!(amount = 3, "paid");
//! }
//!
//! let exploration = explore_std::explore(program);
//! let outputs: Vec<_> = exploration.outcomes().keys().map(|o| &o.output).collect();
//! assert_eq!(outputs, [" INFO main paid amount=3\n"]);
//! ```
//!
//! One thing differs from the real one: that pads the names of threads to the
//! width of the longest it has met so far, which depends on who logged first.

use std::fmt::{Debug, Write};
use std::sync::{Mutex, Once, PoisonError};

use tracing_core::field::{Field, Visit};
use tracing_core::span::{Attributes, Current, Id, Record};
use tracing_core::subscriber::Interest;
use tracing_core::{Dispatch, Event, LevelFilter, Metadata, Subscriber, dispatcher};

/// As `tracing_subscriber::fmt`.
pub fn fmt() -> SubscriberBuilder {
    SubscriberBuilder {
        format: Format {
            level: true,
            target: true,
            thread_names: false,
            max_level: LevelFilter::INFO,
        },
        time: true,
    }
}

/// How events are to be written.
#[derive(Clone, Copy, Debug)]
struct Format {
    level: bool,
    target: bool,
    thread_names: bool,
    max_level: LevelFilter,
}

/// As `tracing_subscriber::fmt::SubscriberBuilder`.
#[derive(Clone, Copy, Debug)]
pub struct SubscriberBuilder {
    format: Format,
    time: bool,
}

impl SubscriberBuilder {
    /// Writes no time, which would differ from run to run.
    pub fn without_time(mut self) -> Self {
        self.time = false;
        self
    }

    /// Whether to write the level: yes, if nothing is said.
    pub fn with_level(mut self, level: bool) -> Self {
        self.format.level = level;
        self
    }

    /// Whether to write the module: yes, if nothing is said.
    pub fn with_target(mut self, target: bool) -> Self {
        self.format.target = target;
        self
    }

    /// Whether to write the name of the thread: no, if nothing is said.
    pub fn with_thread_names(mut self, names: bool) -> Self {
        self.format.thread_names = names;
        self
    }

    /// The level up to which events are written: `INFO`, if nothing is said.
    pub fn with_max_level(mut self, level: impl Into<LevelFilter>) -> Self {
        self.format.max_level = level.into();
        self
    }

    /// Writes events like this from now on, in this execution and the next.
    ///
    /// # Panics
    ///
    /// If the time is to be written, and if there is a subscriber of another
    /// kind already.
    pub fn init(self) {
        assert!(
            !self.time,
            "explore-subscriber: call without_time(): a time differs from run to run"
        );
        static INSTALL: Once = Once::new();
        *FORMAT.lock().unwrap_or_else(PoisonError::into_inner) = Some(self.format);
        INSTALL.call_once(|| {
            dispatcher::set_global_default(Dispatch::new(Lines))
                .expect("explore-subscriber: no other subscriber has been set");
        });
        tracing_core::callsite::rebuild_interest_cache();
    }
}

static FORMAT: Mutex<Option<Format>> = Mutex::new(None);

fn format() -> Option<Format> {
    *FORMAT.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Prints a line for each event.
struct Lines;

impl Subscriber for Lines {
    fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest {
        match self.enabled(metadata) {
            true => Interest::always(),
            false => Interest::never(),
        }
    }

    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        format().is_some_and(|format| *metadata.level() <= format.max_level)
    }

    fn max_level_hint(&self) -> Option<LevelFilter> {
        format().map(|format| format.max_level)
    }

    fn event(&self, event: &Event<'_>) {
        let Some(format) = format() else { return };
        let metadata = event.metadata();
        let mut line = String::new();
        // Writing to a string cannot fail.
        if format.level {
            let _ = write!(line, "{:>5} ", metadata.level().as_str());
        }
        if format.thread_names {
            let thread = explore_std::thread::current();
            let _ = match thread.name() {
                Some(name) => write!(line, "{name} "),
                None => write!(line, "{:?} ", thread.id()),
            };
        }
        if format.target {
            let _ = write!(line, "{}: ", metadata.target());
        }
        let mut fields = Fields::default();
        event.record(&mut fields);
        let parts = [fields.message, fields.others];
        let parts: Vec<String> = parts.into_iter().filter(|p| !p.is_empty()).collect();
        line += &parts.join(" ");
        line.push('\n');
        let place = (metadata.file().unwrap_or(""), metadata.line().unwrap_or(0));
        explore_std::__print_at(place, line);
    }

    fn new_span(&self, attributes: &Attributes<'_>) -> Id {
        let name = attributes.metadata().name();
        panic!("explore-subscriber: spans are not modelled, and the program opens {name:?}")
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}

    fn current_span(&self) -> Current {
        Current::none()
    }
}

/// What an event says: its message, and `name=value` of the rest.
#[derive(Default)]
struct Fields {
    message: String,
    others: String,
}

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        if field.name() == "message" {
            self.message = format!("{value:?}");
            return;
        }
        if !self.others.is_empty() {
            self.others.push(' ');
        }
        let _ = write!(self.others, "{}={value:?}", field.name());
    }
}
