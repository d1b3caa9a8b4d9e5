//! `schedules.json`: the graph of a listing, as the page has it. `FORMAT.md`
//! beside this file describes it.

use anyhow::{Context, Result, bail, ensure};
use serde::{Deserialize, Serialize};

use super::outline::{Kind, Step};
use super::rows::{Cell, decimal};
use crate::book::Listing;

/// The version of the format.
pub const VERSION: u64 = 1;

/// What the file is called.
pub const FILE: &str = "schedules.json";

/// All schedules of a listing.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schedules {
    /// The version of the format.
    pub version: u64,
    /// The listing: `threads/lost-update`.
    pub listing: String,
    /// The file that lines refer to: `src/main.rs`.
    pub file: String,
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub hash: String,
    /// How many schedules there are.
    #[serde(with = "decimal")]
    pub schedules: u128,
    /// How many executions of the program it took to find them.
    pub executions: usize,
    /// What can come of the program, in the order of the manifest.
    pub outcomes: Vec<Outcome>,
    /// The name of each thread, main first.
    pub threads: Vec<String>,
    /// The name and the kind of each object that threads share.
    pub objects: Vec<(String, String)>,
    /// The functions that are shown as one step.
    pub helpers: Vec<String>,
    /// The texts; the first is empty.
    pub texts: Vec<String>,
    /// What threads can be at.
    pub views: Vec<View>,
    /// What objects can look like; the first does not exist.
    pub looks: Vec<Look>,
    /// What steps can do: what is done and what is printed, both texts.
    pub moves: Vec<(usize, usize)>,
    /// The states; the first is the start.
    pub states: Vec<State>,
}

/// What can come of the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// What the page calls it.
    pub name: String,
    /// Whether this is what the listing warns of.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub fails: bool,
    /// How many schedules lead there.
    #[serde(with = "decimal")]
    pub schedules: u128,
    /// The schedule with the fewest switches that does: each step as the index
    /// of a choice in its state.
    pub steps: Vec<usize>,
}

/// What a thread is at; texts by their indices.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Vec<usize>", into = "Vec<usize>")]
pub struct View {
    /// Whether it can go on.
    pub kind: Kind,
    /// The line of its next operation, or 0.
    pub line: usize,
    /// Its next operation.
    pub next: usize,
    /// Why it cannot go on, or the message of its panic.
    pub why: usize,
    /// Its local variables.
    pub locals: usize,
    /// The helper that its next operation is in, counted from 1, or 0.
    pub helper: usize,
}

/// What an object looks like, or that it does not exist.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Cell", into = "Cell")]
pub enum Look {
    /// It does not exist yet, or any more.
    Absent,
    /// It exists.
    Present {
        /// Its value, a text.
        value: usize,
        /// The threads that hold it.
        holders: Vec<usize>,
        /// The threads that wait for it.
        waiters: Vec<usize>,
        /// Whether it is poisoned.
        poisoned: bool,
    },
}

/// A state of the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Cell>", into = "Vec<Cell>")]
pub struct State {
    /// The view of each thread, then the look of each object.
    pub face: Vec<usize>,
    /// What comes next.
    pub next: Next,
}

/// What comes after a state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// One of these steps, whichever the scheduler chooses.
    Steps(Vec<Step>),
    /// Nothing: the program has come to this outcome.
    End(usize),
}

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
            ("helpers", json(&self.helpers)),
            ("texts", json(&self.texts)),
            ("views", json(&self.views)),
            ("looks", json(&self.looks)),
            ("moves", json(&self.moves)),
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
        schedules.check()?;
        Ok(schedules)
    }

    /// What a reader is told of them, in lines.
    #[must_use]
    pub fn summary(&self) -> String {
        let outcomes = self.outcomes.iter();
        let outcomes = outcomes.map(|o| format!("{}: {}\n", o.name, grouped(o.schedules)));
        format!("{}\n{}", self.sentence(), outcomes.collect::<String>())
    }

    /// `17 executions cover them.`: what a reader may take the number of
    /// schedules for.
    #[must_use]
    pub fn coverage(&self) -> String {
        let executions = match self.executions {
            1 => "1 execution covers".to_owned(),
            more => format!("{} executions cover", grouped(more as u128)),
        };
        let what = if self.schedules == 1 { "it" } else { "them" };
        format!("{executions} {what}.")
    }

    /// `70 schedules, 60 of them fail.`
    #[must_use]
    pub fn sentence(&self) -> String {
        let failing = self.outcomes.iter().filter(|outcome| outcome.fails);
        let failing: u128 = failing.map(|outcome| outcome.schedules).sum();
        match (self.schedules, failing) {
            (1, 0) => "1 schedule, it does not fail.".into(),
            (1, _) => "1 schedule, it fails.".into(),
            (all, 0) => format!("{} schedules, none fails.", grouped(all)),
            (all, 1) => format!("{} schedules, 1 of them fails.", grouped(all)),
            (all, some) if all == some => format!("{} schedules, all of them fail.", grouped(all)),
            (all, some) => format!(
                "{} schedules, {} of them fail.",
                grouped(all),
                grouped(some)
            ),
        }
    }

    /// The text with an index.
    pub(super) fn text(&self, index: usize) -> &str {
        &self.texts[index]
    }

    /// What a thread is at in a state.
    pub(super) fn view(&self, state: usize, thread: usize) -> View {
        self.views[self.states[state].face[thread]]
    }

    /// What can happen in a state; nothing at an end.
    pub(super) fn steps(&self, state: usize) -> &[Step] {
        match &self.states[state].next {
            Next::Steps(steps) => steps,
            Next::End(_) => &[],
        }
    }

    /// Whether every index refers to something, and each outcome's schedule
    /// leads there.
    fn check(&self) -> Result<()> {
        let texts = self.texts.len();
        ensure!(
            self.texts.first().is_some_and(String::is_empty),
            "texts[0] is not empty"
        );
        ensure!(!self.states.is_empty(), "there is no state");
        let sound = |view: &View| {
            [view.next, view.why, view.locals]
                .iter()
                .all(|text| *text < texts)
                && view.helper <= self.helpers.len()
        };
        all("views", &self.views, sound)?;
        all("looks", &self.looks, |look| self.is_sound(look))?;
        all("moves", &self.moves, |(did, printed)| {
            *did < texts && *printed < texts
        })?;
        all("states", &self.states, |state| self.has_all(state))?;
        let leads = |(index, outcome): &(usize, &Outcome)| self.leads_to(*index, outcome);
        let outcomes: Vec<_> = self.outcomes.iter().enumerate().collect();
        all("outcomes", &outcomes, leads)
    }

    fn is_sound(&self, look: &Look) -> bool {
        let Look::Present {
            value,
            holders,
            waiters,
            ..
        } = look
        else {
            return true;
        };
        let mut threads = holders.iter().chain(waiters);
        *value < self.texts.len() && threads.all(|thread| *thread < self.threads.len())
    }

    fn has_all(&self, state: &State) -> bool {
        let (threads, objects) = (self.threads.len(), self.objects.len());
        let step = |step: &Step| {
            step.thread < threads && step.to < self.states.len() && step.does < self.moves.len()
        };
        let next = match &state.next {
            Next::Steps(steps) => !steps.is_empty() && steps.iter().all(step),
            Next::End(outcome) => *outcome < self.outcomes.len(),
        };
        let mut face = state.face.iter().enumerate();
        next && state.face.len() == threads + objects
            && face.all(|(place, index)| match place < threads {
                true => *index < self.views.len(),
                false => *index < self.looks.len(),
            })
    }

    fn leads_to(&self, index: usize, outcome: &Outcome) -> bool {
        let mut state = 0;
        for choice in &outcome.steps {
            match self.steps(state).get(*choice) {
                Some(step) => state = step.to,
                None => return false,
            }
        }
        self.states[state].next == Next::End(index)
    }
}

/// All of a table must be as `sound` says.
fn all<T: std::fmt::Debug>(table: &str, rows: &[T], sound: impl Fn(&T) -> bool) -> Result<()> {
    match rows.iter().position(|row| !sound(row)) {
        Some(row) => bail!(
            "{table}[{row}] refers to what is not there: {:?}",
            rows[row]
        ),
        None => Ok(()),
    }
}

/// Compact JSON that can stand in a `<script>`.
fn json<T: Serialize>(value: &T) -> String {
    let text = serde_json::to_string(value).expect("there is a JSON form of each field");
    // Outside of strings there is none.
    text.replace('<', "\\u003c")
}

/// `1,234,567`
pub(super) fn grouped(number: u128) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::testing::{locked_race, opposite_locks, race};
    use super::*;

    fn schedules(counts: &[(u128, bool)]) -> String {
        let mut schedules = race().schedules();
        let outcome = |(count, fails): &(u128, bool)| Outcome {
            name: "some".into(),
            fails: *fails,
            schedules: *count,
            steps: Vec::new(),
        };
        schedules.outcomes = counts.iter().map(outcome).collect();
        schedules.schedules = counts.iter().map(|(count, _)| count).sum();
        schedules.sentence()
    }

    #[test]
    fn the_sentence_says_how_many_there_are_and_how_many_fail() {
        let few = [(60, true), (10, false)];
        assert_eq!(schedules(&few), "70 schedules, 60 of them fail.");
        assert_eq!(schedules(&[(70, false)]), "70 schedules, none fails.");
        assert_eq!(schedules(&[(2, true)]), "2 schedules, all of them fail.");
        let one = [(1, true), (3, false)];
        assert_eq!(schedules(&one), "4 schedules, 1 of them fails.");
        assert_eq!(schedules(&[(1, true)]), "1 schedule, it fails.");
        assert_eq!(schedules(&[(1, false)]), "1 schedule, it does not fail.");
        let many = [(442_956, false), (1_000, true)];
        assert_eq!(schedules(&many), "443,956 schedules, 1,000 of them fail.");
    }

    #[test]
    fn the_coverage_says_how_many_executions_it_took() {
        let coverage = |schedules, executions| {
            let mut race = race().schedules();
            (race.schedules, race.executions) = (schedules, executions);
            race.coverage()
        };
        assert_eq!(coverage(70, 17), "17 executions cover them.");
        assert_eq!(coverage(6_121, 1_073), "1,073 executions cover them.");
        assert_eq!(coverage(1, 2), "2 executions cover it.");
        assert_eq!(coverage(1, 1), "1 execution covers it.");
    }

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

    #[test]
    fn an_index_that_refers_to_nothing_is_refused() {
        let broken = |mend: fn(&mut Schedules)| {
            let mut schedules = race().schedules();
            mend(&mut schedules);
            refusal(&schedules.to_text())
        };
        let error = broken(|s| s.states[0].face[0] = 99);
        assert!(
            error.contains("states[0] refers to what is not there"),
            "{error}"
        );
        assert!(broken(|s| s.states[1].face.truncate(2)).contains("states[1]"));
        assert!(broken(|s| s.states[2].next = Next::End(7)).contains("states[2]"));
        assert!(broken(|s| s.states[2].next = Next::Steps(Vec::new())).contains("states[2]"));
        assert!(broken(|s| s.moves[1].1 = 99).contains("moves[1]"));
        assert!(broken(|s| s.views[1].why = 99).contains("views[1]"));
        assert!(broken(|s| s.views[1].helper = 2).contains("views[1]"));
        assert!(broken(|s| s.outcomes[1].steps = vec![0]).contains("outcomes[1]"));
        assert!(broken(|s| s.texts.clear()).contains("texts[0]"));
        let look = Look::Present {
            value: 0,
            holders: vec![3],
            waiters: Vec::new(),
            poisoned: false,
        };
        let mut schedules = race().schedules();
        schedules.looks.push(look);
        assert!(refusal(&schedules.to_text()).contains("looks["));
    }
}
