//! The display graph: a state graph, rendered for a reader.
//!
//! What is equal is kept once, so that two states look the same to the reader
//! exactly if they have one index of an appearance.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};

use super::display_state::{Appearance, DisplayState, Effect, ObjectView, ThreadView};
use super::labels::Labels;
use super::names::{numbered, rename};
use super::renderer::Renderer;
use crate::schedules::explore::Explored;
use crate::schedules::interner::Interner;

/// A graph of states, as a reader sees them.
#[derive(Debug, Clone)]
pub struct DisplayGraph {
    /// The name of each thread.
    pub threads: Vec<String>,
    /// The name and the kind of each object.
    pub objects: Vec<(String, String)>,
    /// The names of the calls that are shown as one step.
    pub collapsed_calls: Vec<String>,
    /// What can be seen of threads.
    pub thread_views: Interner<ThreadView>,
    /// What can be seen of objects; `None` for one that does not exist.
    pub object_views: Interner<Option<ObjectView>>,
    /// What states look like.
    pub appearances: Interner<Appearance>,
    /// What steps do.
    pub effects: Interner<Effect>,
    /// The states; the first is the start.
    pub states: Vec<DisplayState>,
}

impl DisplayGraph {
    /// Renders the graph of a listing; `names` are the manifest's.
    ///
    /// # Errors
    ///
    /// When a name of the manifest belongs to nothing, when it makes two names
    /// equal, or when a part of the graph refers to what it does not have.
    pub fn new(explored: &Explored, names: &BTreeMap<String, String>) -> Result<Self> {
        let graph = &explored.graph;
        ensure!(!graph.states.is_empty(), "the graph has no state");
        ensure!(
            explored.objects.len() == graph.objects.len(),
            "the graph has {} objects, of which {} are named",
            graph.objects.len(),
            explored.objects.len()
        );
        has_lines_of(explored)?;
        let mut threads = numbered(&graph.threads);
        let mut objects = numbered(&explored.objects);
        rename(names, &mut threads, &mut objects)?;
        let labels = Labels {
            threads: &threads,
            objects: &objects,
        };
        let mut renderer = Renderer::new(explored, labels);
        let mut states = Vec::new();
        for (index, state) in graph.states.iter().enumerate() {
            let state = renderer.state(state);
            states.push(state.with_context(|| format!("state {index} of the graph"))?);
        }
        let Renderer {
            thread_views,
            object_views,
            appearances,
            effects,
            ..
        } = renderer;
        let kinds = graph.objects.iter().map(|object| object.kind.to_string());
        let objects = objects.into_iter().zip(kinds).collect();
        let calls = explored.collapsed_calls.iter();
        Ok(Self {
            threads,
            objects,
            collapsed_calls: calls.map(|call| call.name.clone()).collect(),
            thread_views,
            object_views,
            appearances,
            effects,
            states,
        })
    }
}

/// A graph of another file would be shown without a single line.
fn has_lines_of(explored: &Explored) -> Result<()> {
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
    use explore_std::Explorer;
    use explore_std::graph::Graph;

    use super::super::testing::{graph, refusal};
    use super::*;

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

    /// As the engine says it, not as a test believes that it does.
    #[test]
    fn what_a_thread_panics_with_is_shown() {
        fn program() {
            let thread = explore_std::thread::spawn(|| {
                explore_std::println!("counts");
                panic!("no funds");
            });
            let _ = thread.join();
        }
        let (_, graph) = Explorer::new().graph(program);
        let explored = Explored {
            listing: "threads/some".into(),
            file: file!().into(),
            source: String::new(),
            graph,
            executions: 1,
            objects: Vec::new(),
            collapsed_calls: Vec::new(),
        };
        let displayed = DisplayGraph::new(&explored, &BTreeMap::new()).unwrap();
        let effects = displayed.effects.into_all().into_iter();
        let operations: Vec<_> = effects.map(|effect| effect.operations).collect();
        assert_eq!(operations, ["print \"counts\"; panic: no funds"]);
        let mut views = displayed.thread_views.into_all().into_iter();
        assert!(views.any(|view| view.why == "no funds"));
    }

    #[test]
    fn a_graph_that_contradicts_itself_is_refused_with_the_state() {
        let refused = |change: fn(&mut Graph)| {
            let mut graph = graph();
            change(&mut graph);
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
