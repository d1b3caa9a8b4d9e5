//! Serialisation: writing `schedules.json`, and reading it.

use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};

use super::schedules::{Schedules, VERSION};
use crate::book::Listing;

/// What the file is called.
const FILE: &str = "schedules.json";

impl Schedules {
    /// The text of the file.
    #[must_use]
    pub fn to_text(&self) -> String {
        let rows = [
            ("version", json(&self.version)),
            ("listing", json(&self.listing)),
            ("file", json(&self.file)),
            ("hash", json(&self.hash)),
            ("schedules", json(&self.schedules.to_string())),
            ("executions", json(&self.executions)),
            ("outcomes", json(&self.outcomes)),
            ("threads", json(&self.threads)),
            ("objects", json(&self.objects)),
            ("helpers", json(&self.collapsed_calls)),
            ("texts", json(&self.texts)),
            ("views", json(&self.thread_views)),
            ("looks", json(&self.object_views)),
            ("moves", json(&self.effects)),
            ("states", json(&self.states)),
        ];
        let rows = rows.map(|(key, value)| format!("\"{key}\":{value}"));
        format!("{{\n{}\n}}\n", rows.join(",\n"))
    }

    /// Reads the file of a listing.
    ///
    /// # Errors
    ///
    /// When there is none, and those of [`Schedules::parse`]; the message names
    /// the file, the place in it, and what writes it anew.
    pub fn read(listing: &Listing) -> Result<Self> {
        Self::parse(&listing.read(FILE)?).map_err(|error| listing.broken(FILE, &error))
    }

    /// Reads the text of the file.
    ///
    /// # Errors
    ///
    /// When it is of another version, or not what [`Schedules::to_text`]
    /// writes: then nothing in it can be relied on.
    pub fn parse(text: &str) -> Result<Self> {
        #[derive(Deserialize)]
        struct Head {
            version: u64,
        }
        let Head { version } = serde_json::from_str(text).context("it holds no schedules")?;
        ensure!(
            version == VERSION,
            "it is of version {version}, and this command knows version {VERSION}"
        );
        let schedules: Self = serde_json::from_str(text)?;
        schedules.check_references()?;
        Ok(schedules)
    }
}

/// Compact JSON that can stand in a `<script>`.
fn json<T: Serialize>(value: &T) -> String {
    let text = serde_json::to_string(value).expect("there is a JSON form of each field");
    // Outside of strings there is none.
    text.replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schedules::testing::{locked_race, opposite_locks, race};

    #[test]
    fn what_is_written_is_what_is_read() {
        for program in [race(), locked_race(), opposite_locks()] {
            let schedules = program.schedules();
            assert_eq!(Schedules::parse(&schedules.to_text()).unwrap(), schedules);
        }
    }

    /// Row by row, as the format has it.
    #[test]
    fn the_text_of_a_race_is_this() {
        let text = race().schedules().to_text();
        let rows: Vec<&str> = text.lines().collect();
        assert_eq!(rows[0], "{");
        assert_eq!(rows[1], r#""version":1,"#);
        assert_eq!(rows[2], r#""listing":"threads/lost-update","#);
        assert_eq!(rows[3], r#""file":"src/main.rs","#);
        assert!(rows[4].starts_with(r#""hash":""#) && rows[4].len() == 8 + 64 + 2);
        assert_eq!(rows[5], r#""schedules":"10","#);
        assert_eq!(rows[6], r#""executions":17,"#);
        let outcomes = concat!(
            r#""outcomes":[{"name":"Both count","schedules":"4","steps":[0,0,1,1,0,0,0]},"#,
            r#"{"name":"One update is lost","fails":true,"schedules":"6","steps":[0,1,1,0,0,0,0]}],"#
        );
        assert_eq!(rows[7], outcomes);
        assert_eq!(rows[8], r#""threads":["main","first","second"],"#);
        assert_eq!(rows[9], r#""objects":[["value","AtomicI32"]],"#);
        assert_eq!(rows[10], r#""helpers":["update"],"#);
        assert!(rows[11].starts_with(r#""texts":["","join first","first has not ended","#));
        assert!(
            rows[12].starts_with(r#""views":[[1,1,1,2],[0,11,3,0,0,1],"#),
            "{}",
            rows[12]
        );
        assert!(rows[13].starts_with(r#""looks":[0,["#), "{}", rows[13]);
        assert!(rows[14].starts_with(r#""moves":[[3,0],"#), "{}", rows[14]);
        assert!(
            rows[15].starts_with(r#""states":[[0,1,2,1,[1,1,0,2,2,0]],"#),
            "{}",
            rows[15]
        );
        assert_eq!(rows[16..], ["}"]);
        assert!(text.ends_with("}\n"));
    }

    #[test]
    fn a_text_cannot_end_the_script_it_stands_in() {
        let mut schedules = race().schedules();
        schedules.texts[1] = "</script>".into();
        let text = schedules.to_text();
        assert!(!text.contains('<'), "{text}");
        assert_eq!(Schedules::parse(&text).unwrap(), schedules);
    }

    #[test]
    fn a_file_that_is_broken_is_named_with_the_place_and_the_cure() {
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path().to_owned();
        let listing = Listing::with_defaults(dir, "threads", "lost-update");
        let text = race().schedules().to_text();
        let write = |text: &str| std::fs::write(folder.path().join(FILE), text).unwrap();
        write(&text);
        assert_eq!(Schedules::read(&listing).unwrap(), race().schedules());
        for broken in [
            &text[..text.len() / 2],
            &text.replace("[[1,1,1,2]", "[[1,1,99,2]"),
        ] {
            write(broken);
            let error = format!("{:#}", Schedules::read(&listing).unwrap_err());
            let file = "listings/threads/lost-update/schedules.json is broken";
            assert!(error.starts_with(file), "{error}");
            assert!(
                error.contains("cargo book record threads/lost-update"),
                "{error}"
            );
            assert!(
                error.contains(" line 1") || error.contains("views[0]"),
                "{error}"
            );
        }
    }

    fn refusal(text: &str) -> String {
        format!("{:#}", Schedules::parse(text).unwrap_err())
    }

    #[test]
    fn another_version_is_refused() {
        let text = race()
            .schedules()
            .to_text()
            .replace("\"version\":1", "\"version\":2");
        let error = refusal(&text);
        assert!(error.contains("is of version 2"), "{error}");
        assert!(error.contains("knows version 1"), "{error}");
    }

    #[test]
    fn what_is_no_file_of_schedules_is_refused() {
        assert!(refusal("").contains("holds no schedules"));
        assert!(refusal("{}").contains("missing field `version`"));
        let error = refusal(r#"{ "version": 1 }"#);
        assert!(error.contains("missing field"), "{error}");
    }
}
