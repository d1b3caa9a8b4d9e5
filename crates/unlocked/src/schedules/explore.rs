//! Running listings by every schedule.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use explore_std::Recording;
use explore_std::graph::Graph;

use super::{Explored, Schedules};
use crate::build::Built;
use crate::copies::{self, Std};
use crate::listing::Listing;
use crate::marks;
use crate::project::Project;
use crate::run;
use crate::source::{self, Made, Source};

/// The file of a listing that a reader sees.
const PROGRAM: &str = "src/main.rs";

/// Far more than an exploration takes: DESIGN.md allows a second.
const LIMIT: Duration = Duration::from_secs(120);

/// What is explored within a listing's limits, by the name of its package.
pub type All = BTreeMap<String, Result<Schedules>>;

/// Runs `listings` by every schedule.
///
/// # Errors
///
/// When their copies cannot be made or built. What one listing does wrong
/// stands in its entry.
pub fn all(project: &Project, listings: &[&Listing]) -> Result<All> {
    let built = copies::build(project, listings, Std::Explored)?;
    let explored = |listing: &&Listing| {
        let built = built.get(&listing.package()).cloned().unwrap_or_default();
        (listing.package(), explore(listing, &built))
    };
    Ok(listings.iter().map(explored).collect())
}

/// The schedules of one listing, whose copy has been built.
fn explore(listing: &Listing, built: &Built) -> Result<Schedules> {
    let settings = listing.schedules()?;
    let program = built.program.as_deref().with_context(|| {
        format!(
            "{listing} does not compile under explore-std; does it use what is not modelled?\n{}",
            built.said
        )
    })?;
    let file = tempfile::NamedTempFile::new()?;
    let mut command = Command::new(program);
    command.env("EXPLORE_STD_RECORDING", file.path());
    if settings.spurious {
        command.env("EXPLORE_STD_SPURIOUS", "1");
    }
    if let Some(executions) = settings.max_executions {
        command.env("EXPLORE_STD_MAX_EXECUTIONS", executions.to_string());
    }
    run::run(&mut command, LIMIT).with_context(|| format!("{listing} cannot be explored"))?;
    let recording: Recording = serde_json::from_reader(std::fs::File::open(file.path())?)?;
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
