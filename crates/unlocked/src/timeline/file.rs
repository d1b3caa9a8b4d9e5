//! The file format of `timeline.json`: the run that is drawn, and the program
//! that it is a run of.

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use timeline_std::Recording;

use crate::schedules::sha256;

/// The version of the form. A reader knows no other.
const VERSION: u32 = 1;

/// A run to be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Timeline {
    version: u32,
    /// The SHA-256 of the program.
    hash: String,
    /// What its threads did.
    pub run: Recording,
}

impl Timeline {
    /// A run of the program whose text this is.
    #[must_use]
    pub fn new(run: Recording, program: &str) -> Self {
        Self {
            version: VERSION,
            hash: sha256(program),
            run,
        }
    }

    /// It is a run of the program whose text this is.
    ///
    /// # Errors
    ///
    /// When the program was another one then.
    pub fn check_program(&self, program: &str) -> Result<()> {
        if self.hash != sha256(program) {
            bail!("the program has changed since this run of it was recorded");
        }
        Ok(())
    }

    /// The text of the file: a line for each thread, object, span...
    #[must_use]
    pub fn to_text(&self) -> String {
        let Recording {
            threads,
            objects,
            spans,
            events,
            arrows,
            ended,
            end,
        } = &self.run;
        let run = [
            ("threads", lines(threads)),
            ("objects", lines(objects)),
            ("spans", lines(spans)),
            ("events", lines(events)),
            ("arrows", lines(arrows)),
            ("ended", json(ended)),
            ("end", json(end)),
        ];
        let run = run.map(|(key, value)| format!("\"{key}\":{value}"));
        format!(
            "{{\n\"version\":{},\n\"hash\":{},\n\"run\":{{\n{}\n}}\n}}\n",
            self.version,
            json(&self.hash),
            run.join(",\n")
        )
    }

    /// Reads the text of the file.
    ///
    /// # Errors
    ///
    /// When it is no such text, or one of another version.
    pub fn parse(text: &str) -> Result<Self> {
        let timeline: Self = serde_json::from_str(text).context("it is no timeline")?;
        if timeline.version != VERSION {
            bail!(
                "it has version {}, and this program reads {VERSION}",
                timeline.version
            );
        }
        Ok(timeline)
    }
}

fn lines<T: Serialize>(items: &[T]) -> String {
    let items: Vec<String> = items.iter().map(json).collect();
    format!("[\n{}\n]", items.join(",\n"))
}

fn json<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("a timeline is plain data")
}
