//! Collapsed calls: the functions that the manifest names, and the calls of
//! libraries, each of which a reader may take in one step.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use anyhow::{Context, Result};
use explore_std::graph::{Action, Graph};
use instrument::source::Source;

use super::explored::{CollapsedCall, Extent, PROGRAM};
use crate::book::Listing;

/// Those of a listing; `program` is what was compiled of its file.
///
/// # Errors
///
/// When the manifest names a function that is not there, and when a library
/// cannot be read.
pub fn collapsed_calls(
    listing: &Listing,
    program: &Source,
    graph: &Graph,
) -> Result<Vec<CollapsedCall>> {
    let mut collapsed =
        functions(listing, program).with_context(|| format!("{listing}/Cargo.toml: one-step"))?;
    let libraries = library_functions(listing)?;
    collapsed.extend(library_calls(graph, program, &libraries));
    Ok(collapsed)
}

/// The functions of the program that the manifest names.
fn functions(listing: &Listing, program: &Source) -> Result<Vec<CollapsedCall>> {
    let named = listing.schedules()?.one_step.iter();
    let function = |name: &String| {
        Ok(CollapsedCall {
            name: name.clone(),
            extent: Extent::Function(program.function_lines(name)?),
        })
    };
    named.map(function).collect()
}

/// The names of all functions of the libraries that the program calls.
fn library_functions(listing: &Listing) -> Result<BTreeSet<String>> {
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
fn library_calls(
    graph: &Graph,
    program: &Source,
    functions: &BTreeSet<String>,
) -> Vec<CollapsedCall> {
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
    let collapsed = |(line, column)| {
        let call = program.call(line, column)?;
        functions.contains(&call.function).then(|| CollapsedCall {
            name: call.label.clone(),
            extent: Extent::Call { line, column },
        })
    };
    operations.into_keys().filter_map(collapsed).collect()
}
