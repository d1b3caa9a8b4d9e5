//! A layer of `tracing`: it writes what the wrappers trace into the log.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::de::DeserializeOwned;
use serde::de::value::{Error, StrDeserializer};
use tracing_core::field::{Field, Visit};
use tracing_core::span::{Attributes, Id, Record};
use tracing_core::{Event, LevelFilter, Metadata, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::layer::Context;
use tracing_subscriber::registry::LookupSpan;

use crate::emit;
use crate::log::{self, Index, Log};
use crate::recording::Place;

/// The one log of this process, from the begin of the run to its end.
static LOG: Mutex<Option<Log>> = Mutex::new(None);

/// Whatever reads the clock holds this, so that the order of the moments is the
/// order of the log.
pub fn log() -> MutexGuard<'static, Option<Log>> {
    LOG.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Writes all down in [`log`].
#[derive(Debug)]
pub struct Recorder;

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Recorder {
    // The wrappers do not ask. The program's own spans and events, for which
    // `tracing` asks every subscriber, are none of ours.
    fn enabled(&self, _: &Metadata<'_>, _: Context<'_, S>) -> bool {
        false
    }

    fn max_level_hint(&self) -> Option<LevelFilter> {
        Some(LevelFilter::OFF)
    }

    fn on_new_span(&self, attributes: &Attributes<'_>, id: &Id, context: Context<'_, S>) {
        let mut fields = Fields::default();
        attributes.record(&mut fields);
        let index = log().as_mut().and_then(|log| fields.begin(log));
        if let (Some(index), Some(span)) = (index, context.span(id)) {
            span.extensions_mut().insert(index);
        }
    }

    fn on_record(&self, id: &Id, values: &Record<'_>, context: Context<'_, S>) {
        let mut fields = Fields::default();
        values.record(&mut fields);
        if let (Some(index), Some(log)) = (index(id, &context), log().as_mut()) {
            fields.add(log, index);
        }
    }

    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let mut fields = Fields::default();
        event.record(&mut fields);
        if let Some(log) = log().as_mut() {
            fields.log(log);
        }
    }

    fn on_close(&self, id: Id, context: Context<'_, S>) {
        if let (Some(index), Some(log)) = (index(&id, &context), log().as_mut()) {
            log.end(index);
        }
    }
}

fn index<S: Subscriber + for<'a> LookupSpan<'a>>(
    id: &Id,
    context: &Context<'_, S>,
) -> Option<Index> {
    context.span(id)?.extensions().get().copied()
}

/// What a span or an event says.
#[derive(Default)]
struct Fields {
    numbers: BTreeMap<&'static str, u64>,
    texts: BTreeMap<&'static str, String>,
}

impl Visit for Fields {
    fn record_u64(&mut self, field: &Field, value: u64) {
        self.numbers.insert(field.name(), value);
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.record_u64(field, value.into());
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.texts.insert(field.name(), value.to_owned());
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        unreachable!(
            "{} is {value:?}, of a type that no wrapper uses",
            field.name()
        )
    }
}

impl Fields {
    fn begin(mut self, log: &mut Log) -> Option<Index> {
        let thread = self.number("thread")?;
        if self.is(emit::THREAD) {
            return Some(log.begin_thread(thread));
        }
        let begin = log.moment();
        Some(log.begin(log::Span {
            thread,
            kind: self.what(),
            object: self.number("object"),
            other: self.number("other"),
            scope: self.number("scope"),
            message: self.number("message"),
            has_timeout: self.flag("has_timeout"),
            timed_out: false,
            place: self.place(),
            begin,
            end: None,
        }))
    }

    fn add(self, log: &mut Log, index: Index) {
        match index {
            Index::Thread(thread) => log.add_busy(thread, self.numbers.get("busy").copied()),
            Index::Span(index) => log.add(index, self.number("message"), self.flag("timed_out")),
        }
    }

    fn log(mut self, log: &mut Log) {
        if self.is(emit::OBJECT) {
            return self.record_object(log);
        }
        let Some(thread) = self.number("thread") else {
            return;
        };
        let at = log.moment();
        if self.is(emit::START) {
            let child = self.number("other").expect("a thread has a number");
            log.start(
                child,
                self.texts.remove("name"),
                self.number("scope"),
                thread,
                at,
            );
        } else if self.is(emit::UNSENT) {
            log.unsent.extend(self.number("message"));
        } else {
            log.events.push(log::Event {
                thread,
                kind: self.what(),
                object: self.number("object"),
                other: self.number("other"),
                message: self.number("message"),
                text: self.texts.remove("text"),
                place: self.place(),
                at,
            });
        }
    }

    fn record_object(mut self, log: &mut Log) {
        log.objects.push(log::Object {
            id: self.number("object").expect("an object has a number"),
            kind: self.texts.remove("text").expect("an object has a kind"),
            name: self.texts.remove("name"),
            called: self.texts.remove("called"),
            bound: self.number("bound"),
            place: self.place(),
        });
    }

    fn is(&self, what: &str) -> bool {
        self.texts.get("what").is_some_and(|it| it == what)
    }

    /// A kind of span or of event.
    fn what<T: DeserializeOwned>(&self) -> T {
        let what = self.texts.get("what").map_or("", String::as_str);
        T::deserialize(StrDeserializer::<Error>::new(what))
            .unwrap_or_else(|error| panic!("a wrapper traces {what:?}: {error}"))
    }

    fn number(&self, name: &str) -> Option<usize> {
        self.numbers.get(name).map(|&number| fits(number))
    }

    fn flag(&self, name: &str) -> bool {
        self.numbers.get(name) == Some(&1)
    }

    fn place(&mut self) -> Place {
        Place {
            file: self.texts.remove("file").unwrap_or_default(),
            line: self.numbers.get("line").map_or(1, |&line| fits(line)),
            column: self.numbers.get("column").map_or(1, |&column| fits(column)),
        }
    }
}

/// A number, as it was before `tracing` made it a `u64`.
fn fits<T: TryFrom<u64>>(number: u64) -> T {
    T::try_from(number).unwrap_or_else(|_| panic!("{number} is larger than what it was made of"))
}
