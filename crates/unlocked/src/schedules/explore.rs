//! Running listings by every schedule.

use std::collections::{BTreeMap, HashMap};
use std::ops::RangeInclusive;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use explore_std::Recording;
use explore_std::graph::{Graph, Shared};

use super::copies::{self, Std};
use super::source::Source;
use super::{Explored, Schedules, marks};
use crate::build::Built;
use crate::listing::Listing;
use crate::project::Project;
use crate::run;

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
    let explored = Explored {
        listing: &format!("{}/{}", listing.part, listing.name),
        file: PROGRAM,
        source: &source,
        graph: &graph,
        executions: recording.executions,
        objects: &object_names(&graph.objects, &marked),
        helpers: &helpers,
    };
    Schedules::of(&explored, settings)
}

/// The compiler calls a file by its path from the workspace; a reader, from the
/// folder of the listing.
fn call_by_folder(graph: &mut Graph) {
    let shorten = |file: &mut String| {
        if let Some(at) = file.find("src/") {
            file.drain(..at);
        }
    };
    for object in &mut graph.objects {
        shorten(&mut object.place.file);
    }
    let threads = graph.states.iter_mut().flat_map(|state| &mut state.threads);
    for thread in threads.flatten() {
        if let Some(place) = &mut thread.place {
            shorten(&mut place.file);
        }
    }
}

/// What the source calls each object; those that share a name are numbered.
fn object_names(objects: &[Shared], source: &Source) -> Vec<String> {
    let name = |object: &Shared| {
        let place = &object.place;
        let named = (place.file == PROGRAM)
            .then(|| source.object_name(place.line, place.column))
            .flatten();
        named.unwrap_or_else(|| object.kind.clone())
    };
    let mut names: Vec<String> = objects.iter().map(name).collect();
    let mut times: HashMap<String, usize> = HashMap::new();
    for name in &names {
        *times.entry(name.clone()).or_default() += 1;
    }
    let mut numbers: HashMap<String, usize> = HashMap::new();
    for name in &mut names {
        if times[name] > 1 {
            let number = numbers.entry(name.clone()).or_default();
            *name = format!("{name}[{number}]");
            *number += 1;
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use explore_std::graph::Place;

    use super::*;

    fn made_at(kind: &str, line: u32, column: u32) -> Shared {
        let file = PROGRAM.to_owned();
        Shared {
            kind: kind.into(),
            place: Place { file, line, column },
            nth: 0,
        }
    }

    #[test]
    fn an_object_is_called_as_in_the_source_and_numbered_if_need_be() {
        let text =
            "fn main() {\n    let a = Mutex::new(0);\n    let b = [Mutex::new(1), f()];\n}\n";
        let source = Source::parse(PROGRAM, text).unwrap();
        let objects = [
            made_at("Mutex", 2, 13),
            made_at("Condvar", 9, 9),
            made_at("Mutex", 9, 9),
            made_at("Mutex", 9, 9),
        ];
        let names = object_names(&objects, &source);
        assert_eq!(names, ["a", "Condvar", "Mutex[0]", "Mutex[1]"]);
    }
}
