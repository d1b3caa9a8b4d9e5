//! Running listings by every schedule.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use anyhow::{Context, Result, bail};
use explore_std::Recording;
use explore_std::graph::{Action, Graph};

use super::told::told;
use super::{All, Explored, Helper, Schedules};
use crate::book::Listing;
use crate::book::Project;
use crate::cargo::build::Built;
use crate::cargo::instrumented::{self, Std};
use instrument::source::{self, Made, Source};

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
    instrumented::build(project, &explored, Std::Explored)
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
    if !recording.omitted.is_empty() {
        bail!(
            "{listing} has more schedules than are explored: {}. What the reader plays would \
             not be all; write the program without it.",
            recording.omitted.join("; ")
        );
    }
    let source = listing.read(PROGRAM)?;
    // Places are those of the text that was compiled.
    let marked = Source::parse(
        PROGRAM,
        &instrument::for_exploring(&source, &settings.locals)?,
    )?;
    let mut graph = recording.graph;
    call_by_folder(&mut graph);
    let mut helpers: Vec<Helper> = (settings.one_step.iter())
        .map(|name| {
            let all = All::Within(marked.function_lines(name)?);
            let name = name.clone();
            Ok(Helper { name, all })
        })
        .collect::<Result<_>>()
        .with_context(|| format!("{listing}/Cargo.toml: one-step"))?;
    helpers.extend(calls(&graph, &marked, &libraries(listing)?));
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

/// The names of all functions of the libraries that the program calls.
fn libraries(listing: &Listing) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for library in listing.dependencies.iter().chain([listing]) {
        for (file, text) in library.sources()? {
            if file != PROGRAM {
                let source = Source::parse(&file, &text);
                let source = source.with_context(|| library.to_string())?;
                names.extend(source.functions().map(str::to_owned));
            }
        }
    }
    Ok(names)
}

/// The calls of `functions` in the program that are more than one operation.
fn calls(graph: &Graph, program: &Source, functions: &BTreeSet<String>) -> Vec<Helper> {
    let mut operations: BTreeMap<(u32, u32), HashSet<&Action>> = BTreeMap::new();
    let threads = graph.states.iter().flat_map(|state| &state.threads);
    for thread in threads.flatten() {
        if let (Some(place), Some(next)) = (&thread.place, &thread.next)
            && place.file == PROGRAM
        {
            let here = operations.entry((place.line, place.column)).or_default();
            here.insert(next);
        }
    }
    operations.retain(|_, all| all.len() > 1);
    let helper = |(line, column)| {
        let call = program.call(line, column)?;
        functions.contains(&call.function).then(|| Helper {
            name: call.told.clone(),
            all: All::CalledAt(line, column),
        })
    };
    operations.into_keys().filter_map(helper).collect()
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
    use crate::manifest::schedules::Settings;

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
        format!("{:#}", schedules(&listing, &built).unwrap_err())
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
