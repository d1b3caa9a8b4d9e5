//! A program that writes down the graph of its states.

use std::{env, fs};

use crate::explorer::Explorer;
use crate::graph::Graph;
use crate::main_fn::Main;

/// All that is known of a program's schedules.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Recording {
    /// The graph.
    pub graph: Graph,
    /// How often the program was run.
    pub executions: usize,
    /// How long that took, in microseconds.
    pub micros: u64,
    /// Why not every schedule was tried, if not.
    pub truncated: Option<String>,
    /// What the program may do that was not explored.
    pub omitted: Vec<String>,
}

/// Runs the program by every schedule, in which `compare_exchange_weak` may fail
/// for no reason once in each thread, and writes a [`Recording`] as JSON to the
/// file that the variable `EXPLORE_STD_RECORDING` names.
///
/// `EXPLORE_STD_SPURIOUS=1` is [`Explorer::spurious`], and
/// `EXPLORE_STD_MAX_EXECUTIONS` is [`Explorer::max_executions`].
///
/// # Panics
///
/// If the variable is missing or the file cannot be written; and as
/// [`Explorer::explore`].
pub fn record<T: Main>(program: fn() -> T) {
    let file = env::var_os("EXPLORE_STD_RECORDING")
        .expect("EXPLORE_STD_RECORDING names the file to write");
    let mut explorer = Explorer::new()
        .spurious(env::var_os("EXPLORE_STD_SPURIOUS").is_some())
        .weak_failures_at_most(1);
    if let Ok(executions) = env::var("EXPLORE_STD_MAX_EXECUTIONS") {
        explorer = explorer.max_executions(executions.parse().expect("a number of executions"));
    }
    let start = std::time::Instant::now();
    let (exploration, graph) = explorer.graph(program);
    let micros = start.elapsed().as_micros().try_into().unwrap_or(u64::MAX);
    let recording = Recording {
        graph,
        executions: exploration.executions(),
        micros,
        truncated: exploration.truncated().map(str::to_owned),
        omitted: exploration
            .omitted()
            .iter()
            .map(|o| o.to_string())
            .collect(),
    };
    let text = serde_json::to_string(&recording).expect("a graph is plain data");
    fs::write(file, text).expect("the file can be written");
}
