//! The exploration of a listing: its program, run by every schedule.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use explore_std::Recording;
use explore_std::graph::Graph;
use instrument::source::{self, Made, Source};

use super::cache::cached_output;
use super::collapsed_calls::collapsed_calls;
use super::explored::{Explored, PROGRAM};
use crate::book::{Listing, Project};
use crate::cargo::build::Built;
use crate::cargo::instrumented::{self, Std};
use crate::manifest::schedules::Settings;

/// Builds the copies of `listings` that run by every schedule: those that have
/// schedules, and those that have model tests.
///
/// # Errors
///
/// When they cannot be made or built.
pub fn build(project: &Project, listings: &[Listing]) -> Result<BTreeMap<String, Built>> {
    let explored = |listing: &&Listing| listing.is_explored() || listing.has_model_tests();
    let explored: Vec<&Listing> = listings.iter().filter(explored).collect();
    if explored.is_empty() {
        return Ok(BTreeMap::new());
    }
    instrumented::build(project, &explored, Std::Explored)
}

/// Runs a listing, built by [`build`], by every schedule.
///
/// # Errors
///
/// When it does not compile, and when not every schedule of it is explored.
pub fn explore(listing: &Listing, built: &Built) -> Result<Explored> {
    let settings = listing.schedules()?;
    let recording = recording(listing, built, settings)?;
    let mut graph = recording.graph;
    call_by_folder(&mut graph);
    let source = listing.read(PROGRAM)?;
    // Places are those of the text that was compiled.
    let compiled = instrument::for_exploring(&source, &settings.locals)?;
    let compiled = Source::parse(PROGRAM, &compiled)?;
    let collapsed_calls = collapsed_calls(listing, &compiled, &graph)?;
    let objects = source::object_names(&made(&graph), &[compiled]);
    Ok(Explored {
        listing: format!("{}/{}", listing.part, listing.name),
        file: PROGRAM.to_owned(),
        source,
        graph,
        executions: recording.executions,
        objects,
        collapsed_calls,
    })
}

/// What exploring the program has found, if it is all that there is.
fn recording(listing: &Listing, built: &Built, settings: &Settings) -> Result<Recording> {
    let program = built.program.as_deref().with_context(|| {
        format!(
            "{listing} does not compile under explore-std; does it use what is not modelled?\n{}",
            built.diagnostics
        )
    })?;
    let mut variables = Vec::new();
    if settings.spurious {
        variables.push(("EXPLORE_STD_SPURIOUS", "1".to_owned()));
    }
    if let Some(executions) = settings.max_executions {
        variables.push(("EXPLORE_STD_MAX_EXECUTIONS", executions.to_string()));
    }
    let recording: Recording = cached_output(program, "EXPLORE_STD_RECORDING", &variables)
        .with_context(|| format!("{listing} cannot be explored"))?;
    if let Some(reason) = recording.truncated {
        bail!(
            "{listing} has more schedules than can be explored: {reason}. \
             Make it smaller: fewer threads, operations and printed lines."
        );
    }
    if !recording.omitted.is_empty() {
        bail!(
            "{listing} has more schedules than are explored: {}. What the reader plays would \
             not be all; write the program without it.",
            recording.omitted.join("; ")
        );
    }
    Ok(recording)
}

/// Where each object was made.
fn made(graph: &Graph) -> Vec<Made<'_>> {
    let made = graph.objects.iter().map(|object| Made {
        kind: object.kind.as_str(),
        file: &object.place.file,
        line: object.place.line,
        column: object.place.column,
        called: &object.called,
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

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use serde_json::{Value, json};

    use super::*;

    /// What is said of a listing whose exploration ends so.
    fn refusal(truncated: Option<&str>, omitted: &[&str]) -> String {
        let folder = tempfile::tempdir().unwrap();
        let recording = json!({
            "graph": { "threads": [], "objects": [], "states": [] },
            "executions": 1,
            "micros": 1,
            "truncated": truncated,
            "omitted": omitted,
        });
        let program = folder.path().join("program");
        let text = format!("#!/bin/sh\necho '{recording}' > $EXPLORE_STD_RECORDING\n");
        fs::write(&program, text).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        let settings: Value = json!({ "outcome": [{ "name": "It ends" }] });
        let mut listing = Listing::with_defaults(folder.path().to_owned(), "zip", "bread");
        listing.manifest.schedules = Some(Settings::read(&settings).unwrap());
        let built = Built {
            program: Some(program),
            ..Built::default()
        };
        format!("{:#}", explore(&listing, &built).unwrap_err())
    }

    #[test]
    fn a_listing_of_which_not_all_is_explored_is_refused() {
        let error = refusal(Some("more than 9 executions"), &[]);
        assert!(error.contains("zip/bread"), "{error}");
        assert!(
            error.contains("more than 9 executions. Make it smaller"),
            "{error}"
        );
        let error = refusal(None, &["Arc::strong_count at src/main.rs:3:5 sees others"]);
        assert!(error.contains("zip/bread"), "{error}");
        assert!(
            error.contains("Arc::strong_count at src/main.rs:3:5"),
            "{error}"
        );
    }
}
