//! The graph as a reader sees it: threads and objects have the names that the
//! page calls them by, and what happens is told in words.
//!
//! What is equal is kept once, so that two states look the same to the reader
//! exactly if their faces have one index.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use explore_std::End;

use self::naming::{apart, rename};
use self::teller::Teller;
use super::Explored;
use super::order::Steps;
use super::pool::Pool;
use super::words::Words;

mod naming;
mod teller;
#[cfg(test)]
mod testing;

/// A graph of states, told in words.
#[derive(Debug, Clone)]
pub struct Outline {
    /// The name of each thread.
    pub threads: Vec<String>,
    /// The name and the kind of each object.
    pub objects: Vec<(String, String)>,
    /// The names of the functions that are shown as one step.
    pub helpers: Vec<String>,
    /// What threads are at.
    pub views: Pool<View>,
    /// What objects look like; `None` for one that does not exist.
    pub looks: Pool<Option<Look>>,
    /// What states look like.
    pub faces: Pool<Face>,
    /// What steps do.
    pub moves: Pool<Move>,
    /// The states; the first is the start.
    pub scenes: Vec<Scene>,
}

/// What a thread is at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct View {
    /// Whether it can go on.
    pub kind: Kind,
    /// The line of its next operation; 0 if it is in no line of the file.
    pub line: u32,
    /// Its next operation.
    pub next: String,
    /// Why it cannot go on, or the message of its panic.
    pub why: String,
    /// Its local variables: `copy = 0`.
    pub locals: String,
    /// The helper that its next operation is in, counted from 1; 0 if in none.
    pub helper: usize,
}

/// Whether a thread can go on, numbered as in the file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// It can.
    #[default]
    GoesOn = 0,
    /// It waits for another.
    Blocked = 1,
    /// It has finished.
    Finished = 2,
    /// It has panicked.
    Panicked = 3,
    /// It has not begun.
    NotBegun = 4,
    /// It has asked in vain.
    Spins = 5,
}

/// What an object looks like.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Look {
    /// Its value, where it has one to show.
    pub value: String,
    /// The threads that hold it.
    pub holders: Vec<usize>,
    /// The threads that wait for it.
    pub waiters: Vec<usize>,
    /// Whether it is poisoned.
    pub poisoned: bool,
}

/// What a state looks like.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Face {
    /// The view of each thread.
    pub views: Vec<usize>,
    /// The look of each object.
    pub looks: Vec<usize>,
}

/// What a step does.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Move {
    /// Its operations.
    pub did: String,
    /// What it prints.
    pub printed: String,
}

/// A state of the program as explore-std tells states apart.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Scene {
    /// What it looks like.
    pub face: usize,
    /// What can happen next.
    pub steps: Vec<Step>,
    /// How the program has ended, if it has.
    pub end: Option<End>,
}

/// A choice of the scheduler.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Step {
    /// The thread that goes on.
    pub thread: usize,
    /// What it does: the index of a move.
    pub does: usize,
    /// The state after it.
    pub to: usize,
}

impl Kind {
    /// All kinds, in the order of their numbers.
    pub const ALL: [Self; 6] = [
        Self::GoesOn,
        Self::Blocked,
        Self::Finished,
        Self::Panicked,
        Self::NotBegun,
        Self::Spins,
    ];
}

impl Steps for Scene {
    fn steps(&self) -> &[Step] {
        &self.steps
    }

    fn with(&self, steps: Vec<Step>) -> Self {
        Self {
            steps,
            ..self.clone()
        }
    }
}

impl Outline {
    /// Tells the graph of a listing in words; `names` are the manifest's.
    ///
    /// # Errors
    ///
    /// When a name of the manifest belongs to nothing, when it makes two names
    /// equal, or when a part of the graph refers to what it does not have.
    pub fn new(explored: &Explored<'_>, names: &BTreeMap<String, String>) -> Result<Self> {
        let graph = explored.graph;
        ensure!(!graph.states.is_empty(), "the graph has no state");
        ensure!(
            explored.objects.len() == graph.objects.len(),
            "the graph has {} objects, of which {} are named",
            graph.objects.len(),
            explored.objects.len()
        );
        has_lines_of(explored)?;
        let mut threads = apart(&graph.threads);
        let mut objects = apart(explored.objects);
        rename(names, &mut threads, &mut objects)?;
        let words = Words {
            threads: &threads,
            objects: &objects,
        };
        let mut teller = Teller::new(explored, words);
        let mut scenes = Vec::new();
        for (index, state) in graph.states.iter().enumerate() {
            let scene = teller.scene(state);
            scenes.push(scene.with_context(|| format!("state {index} of the graph"))?);
        }
        let Teller {
            views,
            looks,
            faces,
            moves,
            ..
        } = teller;
        let kinds = graph.objects.iter().map(|object| object.kind.to_string());
        let objects = objects.into_iter().zip(kinds).collect();
        Ok(Self {
            threads,
            objects,
            helpers: explored.helpers.iter().map(|h| h.name.clone()).collect(),
            views,
            looks,
            faces,
            moves,
            scenes,
        })
    }
}

/// A graph of another file would be shown without a single line.
fn has_lines_of(explored: &Explored<'_>) -> Result<()> {
    let threads = explored
        .graph
        .states
        .iter()
        .flat_map(|state| &state.threads);
    let mut places = threads.flatten().filter_map(|thread| thread.place.as_ref());
    let Some(first) = places.next() else {
        return Ok(());
    };
    ensure!(
        first.file == explored.file || places.any(|place| place.file == explored.file),
        "no operation is in {}; the first is in {}",
        explored.file,
        first.file
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use explore_std::Explorer;
    use explore_std::graph::Graph;

    use super::super::Explored;
    use super::Outline;
    use super::testing::{graph, refusal};

    #[test]
    fn a_graph_without_a_line_of_the_file_is_refused() {
        let mut graph = graph();
        let thread = graph.states[0].threads[0].as_mut().unwrap();
        thread.place.as_mut().unwrap().file = "main.rs".into();
        let error = refusal(&graph);
        assert!(
            error.contains("in src/main.rs; the first is in main.rs"),
            "{error}"
        );
    }

    /// As the engine tells it, not as a test believes that it does.
    #[test]
    fn what_a_thread_panics_with_is_told() {
        fn program() {
            let thread = explore_std::thread::spawn(|| {
                explore_std::println!("counts");
                panic!("no funds");
            });
            let _ = thread.join();
        }
        let (_, graph) = Explorer::new().graph(program);
        let explored = Explored {
            listing: "threads/some",
            file: file!(),
            source: "",
            graph: &graph,
            executions: 1,
            objects: &[],
            helpers: &[],
        };
        let Outline { moves, views, .. } = Outline::new(&explored, &BTreeMap::new()).unwrap();
        let did: Vec<_> = moves.into_all().into_iter().map(|step| step.did).collect();
        assert_eq!(did, ["print \"counts\"; panic: no funds"]);
        let whys = views.into_all().into_iter().map(|view| view.why);
        assert!(whys.into_iter().any(|why| why == "no funds"));
    }

    #[test]
    fn a_graph_that_contradicts_itself_is_refused_with_the_state() {
        let refused = |mend: fn(&mut Graph)| {
            let mut graph = graph();
            mend(&mut graph);
            refusal(&graph)
        };
        let error = refused(|g| g.states[0].steps[0].to = 2);
        assert!(
            error.contains("state 0 of the graph: a step leads to the state 2"),
            "{error}"
        );
        let error = refused(|g| g.states[0].steps[0].thread = 1);
        assert!(error.contains("that has nothing to do"), "{error}");
        let error = refused(|g| g.states[0].steps.clear());
        assert!(error.contains("either ends or goes on"), "{error}");
        let error = refused(|g| g.states[1].threads.truncate(1));
        assert!(
            error.contains("state 1 of the graph: it does not have all"),
            "{error}"
        );
        assert!(refused(|g| g.states.clear()).contains("no state"));
    }
}
