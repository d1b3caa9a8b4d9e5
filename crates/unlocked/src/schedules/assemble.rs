//! From the graph of a listing to what is written of it.

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};

use super::file::{Look, Next, Outcome, Schedules, State, VERSION, View};
use super::outline::{self, Outline, Step};
use super::pool::Pool;
use super::unfold::{Node, unfold};
use super::{Explored, count, fewest, minimise};
use crate::manifest::schedules::{Expected, Settings};

impl Schedules {
    /// What a listing's graph comes to for a reader.
    ///
    /// # Errors
    ///
    /// When the graph and the manifest do not agree: a schedule comes to an
    /// outcome that is not expected, an expected one comes of no schedule, or
    /// a name is that of nothing. The message names the listing.
    pub fn of(explored: &Explored<'_>, settings: &Settings) -> Result<Self> {
        assemble(explored, settings)
            .with_context(|| format!("the schedules of listings/{}", explored.listing))
    }
}

fn assemble(explored: &Explored<'_>, settings: &Settings) -> Result<Schedules> {
    let outline = Outline::new(explored, &settings.names)?;
    let nodes = unfold(&outline, settings)?;
    let counts = count::schedules(&nodes, settings.outcome.len())?;
    all_found(settings, &counts)?;
    let nodes = minimise::minimise(&nodes);
    let mut tables = Tables::default();
    let states = nodes
        .iter()
        .map(|node| tables.state(&outline, node))
        .collect();
    let outcomes = settings.outcome.iter().zip(&counts).enumerate();
    let outcomes = outcomes.map(|(index, (expected, count))| Outcome {
        name: expected.name.clone(),
        fails: expected.fails,
        schedules: *count,
        steps: fewest::switches(&nodes, index).expect("a schedule leads to it"),
    });
    Ok(Schedules {
        version: VERSION,
        listing: explored.listing.to_owned(),
        file: explored.file.to_owned(),
        hash: hash(explored.source),
        schedules: counts.iter().sum(),
        executions: explored.executions,
        outcomes: outcomes.collect(),
        threads: outline.threads,
        objects: outline.objects,
        helpers: outline.helpers,
        texts: tables.texts.into_all(),
        views: tables.views.into_all(),
        looks: tables.looks.into_all(),
        moves: tables.moves.into_all(),
        states,
    })
}

fn all_found(settings: &Settings, counts: &[u128]) -> Result<()> {
    let unfound = settings.outcome.iter().zip(counts);
    let unfound = unfound.filter(|(_, count)| **count == 0);
    let unfound: Vec<_> = unfound.map(|(Expected { name, .. }, _)| name).collect();
    ensure!(
        unfound.is_empty(),
        "no schedule leads to what the manifest expects: {unfound:?}; take it out, or mend the \
         program"
    );
    Ok(())
}

/// The SHA-256 of a text, in hexadecimal digits.
#[must_use]
pub fn hash(text: &str) -> String {
    let digest = Sha256::digest(text);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What is written once and referred to, in the order of its first use.
struct Tables {
    texts: Pool<String>,
    views: Pool<View>,
    looks: Pool<Look>,
    moves: Pool<(usize, usize)>,
}

impl Default for Tables {
    fn default() -> Self {
        let mut tables = Self {
            texts: Pool::default(),
            views: Pool::default(),
            looks: Pool::default(),
            moves: Pool::default(),
        };
        tables.texts.id(String::new());
        tables.looks.id(Look::Absent);
        tables
    }
}

impl Tables {
    fn text(&mut self, text: &str) -> usize {
        self.texts.id(text.to_owned())
    }

    fn state(&mut self, outline: &Outline, node: &Node) -> State {
        let face = &outline.faces[node.face];
        let views = face.views.iter().map(|view| &outline.views[*view]);
        let mut indices: Vec<_> = views.map(|view| self.view(view)).collect();
        let looks = face.looks.iter().map(|look| outline.looks[*look].as_ref());
        indices.extend(looks.map(|look| self.look(look)));
        let steps = node.steps.iter().map(|step| self.step(outline, step));
        State {
            face: indices,
            next: match node.outcome {
                Some(outcome) => Next::End(outcome),
                None => Next::Steps(steps.collect()),
            },
        }
    }

    fn view(&mut self, view: &outline::View) -> usize {
        let view = View {
            kind: view.kind,
            line: view.line as usize,
            next: self.text(&view.next),
            why: self.text(&view.why),
            locals: self.text(&view.locals),
            helper: view.helper,
        };
        self.views.id(view)
    }

    fn look(&mut self, look: Option<&outline::Look>) -> usize {
        let look = match look {
            None => Look::Absent,
            Some(look) => Look::Present {
                value: self.text(&look.value),
                holders: look.holders.clone(),
                waiters: look.waiters.clone(),
                poisoned: look.poisoned,
            },
        };
        self.looks.id(look)
    }

    fn step(&mut self, outline: &Outline, step: &Step) -> Step {
        let does = &outline.moves[step.does];
        let texts = (self.text(&does.did), self.text(&does.printed));
        Step {
            does: self.moves.id(texts),
            ..*step
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{finishes, opposite_locks, race};
    use super::*;

    #[test]
    fn the_same_graph_is_written_the_same() {
        assert_eq!(race().schedules().to_text(), race().schedules().to_text());
        let (hidden, plain) = (race().remembering(), race());
        assert_eq!(hidden.schedules().to_text(), plain.schedules().to_text());
    }

    #[test]
    fn an_outcome_that_does_not_come_is_an_error_that_names_the_listing() {
        let settings = finishes(&[("done", ""), ("never", "^never")]);
        let error = format!("{:#}", race().try_schedules(&settings).unwrap_err());
        assert!(error.contains("listings/threads/lost-update"), "{error}");
        assert!(error.contains("expects: [\"never\"]"), "{error}");
    }

    #[test]
    fn names_of_the_manifest_are_those_of_the_file() {
        let mut settings = opposite_locks().settings();
        settings.names = [("first", "payer"), ("left", "savings")]
            .map(|(old, new)| (old.to_owned(), new.to_owned()))
            .into();
        let schedules = opposite_locks().try_schedules(&settings).unwrap();
        assert_eq!(schedules.threads, ["main", "payer", "second"]);
        assert_eq!(schedules.objects[0].0, "savings");
        let texts = &schedules.texts;
        assert!(texts.contains(&"lock savings".into()), "{texts:?}");
        assert!(texts.contains(&"held by payer".into()), "{texts:?}");
    }

    #[test]
    fn the_hash_is_that_of_the_file() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(hash(""), empty);
    }
}
