//! Running listings by every schedule.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use anyhow::{Context, Result, bail};
use explore_std::Recording;
use explore_std::graph::Graph;

use super::told::told;
use super::{Explored, Schedules};
use crate::build::Built;
use crate::copies::{self, Std};
use crate::listing::Listing;
use crate::marks;
use crate::project::Project;
use crate::source::{self, Made, Source};

/// The file of a listing that a reader sees.
const PROGRAM: &str = "src/main.rs";

/// Builds the copies of `listings` that run by every schedule: those that have
/// schedules, and those that have programs to be tried.
///
/// # Errors
///
/// When they cannot be made or built.
pub fn build(project: &Project, listings: &[Listing]) -> Result<BTreeMap<String, Built>> {
    let explored = |listing: &&Listing| listing.is_explored() || listing.is_tried();
    let explored: Vec<&Listing> = listings.iter().filter(explored).collect();
    if explored.is_empty() {
        return Ok(BTreeMap::new());
    }
    copies::build(project, &explored, Std::Explored)
}

/// Runs a listing, built by [`build`], by every schedule.
///
/// # Errors
///
/// When it has too many, and when they come to other outcomes than its manifest
/// says.
pub fn schedules(listing: &Listing, built: &Built) -> Result<Schedules> {
    let settings = listing.schedules()?;
    let program = built.program.as_deref().with_context(|| {
        format!(
            "{listing} does not compile under explore-std; does it use what is not modelled?\n{}",
            built.said
        )
    })?;
    let mut variables = Vec::new();
    if settings.spurious {
        variables.push(("EXPLORE_STD_SPURIOUS", "1".to_owned()));
    }
    if let Some(executions) = settings.max_executions {
        variables.push(("EXPLORE_STD_MAX_EXECUTIONS", executions.to_string()));
    }
    let recording: Recording = told(program, "EXPLORE_STD_RECORDING", &variables)
        .with_context(|| format!("{listing} cannot be explored"))?;
    if let Some(reason) = recording.truncated {
        bail!(
            "{listing} has more schedules than can be explored: {reason}. \
             Make it smaller: fewer threads, operations and printed lines."
        );
    }
    let source = listing.read(PROGRAM)?;
    // Places are those of the text that was compiled.
    let marked = Source::parse(PROGRAM, &marks::for_exploring(&source, &settings.locals)?)?;
    let mut graph = recording.graph;
    call_by_folder(&mut graph);
    let helpers: Vec<(String, RangeInclusive<u32>)> = (settings.one_step.iter())
        .map(|name| Ok((name.clone(), marked.function_lines(name)?)))
        .collect::<Result<_>>()
        .with_context(|| format!("{listing}/Cargo.toml: one-step"))?;
    let objects = source::object_names(&made(&graph), &[marked]);
    let explored = Explored {
        listing: &format!("{}/{}", listing.part, listing.name),
        file: PROGRAM,
        source: &source,
        graph: &graph,
        executions: recording.executions,
        objects: &objects,
        helpers: &helpers,
    };
    Schedules::of(&explored, settings)
}

/// Where each object was made.
fn made(graph: &Graph) -> Vec<Made<'_>> {
    let made = graph.objects.iter().map(|object| Made {
        kind: &object.kind,
        file: &object.place.file,
        line: object.place.line,
        column: object.place.column,
    });
    made.collect()
}

/// Calls all files as a reader does.
fn call_by_folder(graph: &mut Graph) {
    for object in &mut graph.objects {
        source::call_by_folder(&mut object.place.file);
    }
    let threads = graph.states.iter_mut().flat_map(|state| &mut state.threads);
    for thread in threads.flatten() {
        if let Some(place) = &mut thread.place {
            source::call_by_folder(&mut place.file);
        }
    }
}
