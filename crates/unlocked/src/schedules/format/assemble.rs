//! The assembly of `schedules.json`: from the state graph of a listing to the
//! tables of the file.

use anyhow::{Context, Result, ensure};

use super::hash::sha256;
use super::rows::{Next, ObjectRow, StateRow, ThreadRow};
use super::schedules::{Outcome, Schedules, VERSION};
use crate::book::Listing;
use crate::cargo::build::Built;
use crate::manifest::schedules::{Expected, Settings};
use crate::schedules::describe::{DisplayGraph, ObjectView, Step, ThreadView};
use crate::schedules::explore::{Explored, explore};
use crate::schedules::graph::{
    Node, fewest_context_switches, minimise, schedules_by_outcome, split_by_output,
};
use crate::schedules::interner::Interner;

impl Schedules {
    /// Explores a listing, built by [`build`](crate::schedules::explore::build).
    ///
    /// # Errors
    ///
    /// Those of [`explore`] and of [`Schedules::of`].
    pub fn explore(listing: &Listing, built: &Built) -> Result<Self> {
        Self::of(&explore(listing, built)?, listing.schedules()?)
    }

    /// What a listing's graph comes to for a reader.
    ///
    /// # Errors
    ///
    /// When the graph and the manifest do not agree: a schedule comes to an
    /// outcome that is not expected, an expected one comes of no schedule, or
    /// a name is that of nothing. The message names the listing.
    pub fn of(explored: &Explored, settings: &Settings) -> Result<Self> {
        assemble(explored, settings)
            .with_context(|| format!("the schedules of listings/{}", explored.listing))
    }
}

fn assemble(explored: &Explored, settings: &Settings) -> Result<Schedules> {
    let graph = DisplayGraph::new(explored, &settings.names)?;
    let nodes = split_by_output(&graph, settings)?;
    let counts = schedules_by_outcome(&nodes, settings.outcome.len())?;
    all_found(settings, &counts)?;
    let nodes = minimise(&nodes);
    let mut tables = Tables::default();
    let states = nodes.iter().map(|node| tables.state(&graph, node));
    let states = states.collect();
    let outcomes = settings.outcome.iter().zip(&counts).enumerate();
    let outcomes = outcomes.map(|(index, (expected, count))| Outcome {
        name: expected.name.clone(),
        fails: expected.fails,
        schedules: *count,
        steps: fewest_context_switches(&nodes, index).expect("a schedule leads to it"),
    });
    Ok(Schedules {
        version: VERSION,
        listing: explored.listing.clone(),
        file: explored.file.clone(),
        hash: sha256(&explored.source),
        schedules: counts.iter().sum(),
        executions: explored.executions,
        outcomes: outcomes.collect(),
        threads: graph.threads,
        objects: graph.objects,
        collapsed_calls: graph.collapsed_calls,
        texts: tables.texts.into_all(),
        thread_views: tables.thread_views.into_all(),
        object_views: tables.object_views.into_all(),
        effects: tables.effects.into_all(),
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

/// What is written once and referred to, in the order of its first use.
struct Tables {
    texts: Interner<String>,
    thread_views: Interner<ThreadRow>,
    object_views: Interner<ObjectRow>,
    effects: Interner<(usize, usize)>,
}

impl Default for Tables {
    fn default() -> Self {
        let mut tables = Self {
            texts: Interner::default(),
            thread_views: Interner::default(),
            object_views: Interner::default(),
            effects: Interner::default(),
        };
        tables.texts.id(String::new());
        tables.object_views.id(ObjectRow::Absent);
        tables
    }
}

impl Tables {
    fn text(&mut self, text: &str) -> usize {
        self.texts.id(text.to_owned())
    }

    fn state(&mut self, graph: &DisplayGraph, node: &Node) -> StateRow {
        let seen = &graph.appearances[node.appearance];
        let threads = seen.threads.iter().map(|view| &graph.thread_views[*view]);
        let mut appearance: Vec<_> = threads.map(|view| self.thread_view(view)).collect();
        let objects = seen.objects.iter();
        let objects = objects.map(|view| graph.object_views[*view].as_ref());
        appearance.extend(objects.map(|view| self.object_view(view)));
        let steps = node.steps.iter().map(|step| self.step(graph, step));
        StateRow {
            appearance,
            next: match node.outcome {
                Some(outcome) => Next::End(outcome),
                None => Next::Steps(steps.collect()),
            },
        }
    }

    fn thread_view(&mut self, view: &ThreadView) -> usize {
        let row = ThreadRow {
            status: view.status,
            line: view.line as usize,
            next: self.text(&view.next),
            why: self.text(&view.why),
            locals: self.text(&view.locals),
            collapsed_call: view.collapsed_call,
        };
        self.thread_views.id(row)
    }

    fn object_view(&mut self, view: Option<&ObjectView>) -> usize {
        let row = match view {
            None => ObjectRow::Absent,
            Some(view) => ObjectRow::Present {
                value: self.text(&view.value),
                holders: view.holders.clone(),
                waiters: view.waiters.clone(),
                poisoned: view.poisoned,
            },
        };
        self.object_views.id(row)
    }

    fn step(&mut self, graph: &DisplayGraph, step: &Step) -> Step {
        let effect = &graph.effects[step.effect];
        let texts = (self.text(&effect.operations), self.text(&effect.printed));
        Step {
            effect: self.effects.id(texts),
            ..*step
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::schedules::testing::{finishes, opposite_locks, race};

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
}
