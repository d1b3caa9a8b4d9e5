//! Asking for all that a program can do.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::clock::Clock;
use crate::engine::context::Options;
use crate::engine::names::Names;
use crate::engine::search::Search;
use crate::engine::state_graph::Node;
use crate::engine::statics::Statics;
use crate::engine::suffix::Suffixes;
use crate::engine::{execute, export, is_running, quiet};
use crate::graph::Graph;
use crate::main_fn::Main;
use crate::outcome::{End, Omission, Outcome};
use crate::schedule::Schedule;

/// Runs a program by every schedule.
///
/// It is a function like `main` and can capture nothing, because nothing but a static may be
/// used in two executions.
///
/// ```
/// use explore_std as std;
/// use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
/// use std::thread;
///
/// static COUNT: AtomicU32 = AtomicU32::new(0);
///
/// fn increment() {
///     let count = COUNT.load(SeqCst);
///     COUNT.store(count + 1, SeqCst);
/// }
///
/// fn main() {
///     let exploration = std::explore(|| {
///         let other = thread::spawn(increment);
///         increment();
///         other.join().unwrap();
///         std::print!("{}", COUNT.load(SeqCst));
///     });
///     let outputs: Vec<_> = exploration.outcomes().keys().map(|o| &o.output).collect();
///     assert_eq!(outputs, ["1", "2"]);
/// }
/// ```
///
/// # Panics
///
/// If two runs of one schedule differ; if the program changes a static that
/// cannot be put back, because the process has other threads; and if a modelled
/// thread calls it.
pub fn explore<T: Main>(program: fn() -> T) -> Exploration {
    Explorer::new().explore(program)
}

/// How to explore a program.
#[derive(Clone, Debug)]
pub struct Explorer(Options);

impl Default for Explorer {
    fn default() -> Self {
        Self::new()
    }
}

/// How often a thread sees the same before it has to let others go first.
const SPIN_LIMIT: usize = 3;
/// A loop that counts more rounds than this is not followed.
const SPIN_LIMIT_AT_MOST: usize = 48;

/// What a search has come to, and why something may be missing.
struct Found {
    search: Search,
    truncated: Option<String>,
}

impl Found {
    fn outcomes(&self) -> BTreeSet<Outcome> {
        let outcomes = Suffixes::count(&self.search.nodes).of_program();
        outcomes
            .into_iter()
            .map(|(_, outcome, _)| outcome)
            .collect()
    }
}

/// Runs the program by every schedule, with this patience.
fn search<T: Main>(
    options: Options,
    spin_limit: usize,
    clock: &mut Clock,
    program: fn() -> T,
) -> Found {
    let most = options.max_executions;
    let mut search = Search::new(options);
    search.context.statics = Statics::now();
    search.context.names.spin_limit = spin_limit;
    loop {
        search = execute(search, program);
        search.executions += 1;
        if let Some(failure) = &search.failure {
            panic!("explore-std: {failure}");
        }
        clock.tell(&search);
        let most_are_run = search.executions >= most;
        let limit = (most_are_run.then(|| format!("more than {most} executions")))
            .or_else(|| clock.is_over(&search));
        if limit.is_none() && search.context.names.begin_anew {
            search.begin_anew();
            continue;
        }
        let is_anew = search.context.names.begin_anew;
        let goes_on = is_anew || search.advance();
        if goes_on && limit.is_none() {
            continue;
        }
        if !is_anew {
            run_again(&search, program);
        }
        let truncated = limit.filter(|_| goes_on);
        return Found { search, truncated };
    }
}

/// Runs the program once more by a schedule that is known, to see that it does
/// the same. Where it keeps something from one execution to the next, it does
/// not.
fn run_again<T: Main>(search: &Search, program: fn() -> T) {
    let path = search.some_path();
    let mut again = Search::new(Options {
        views: false,
        ..search.context.options.clone()
    });
    again.context.statics = Statics::now();
    again.context.names = search.context.names.clone();
    again.script = Some(
        (path.iter())
            .map(|(node, taken)| search.nodes[*node].transitions[*taken])
            .collect(),
    );
    let again = execute(again, program);
    if let Some(failure) = search.contradicts(&path, &again) {
        panic!("explore-std: {failure}");
    }
}

/// One exploration at a time: programs may share statics.
static EXPLORING: Mutex<()> = Mutex::new(());

impl Explorer {
    /// Nothing ends or fails for no reason, a schedule has at most 10,000 steps,
    /// and the search at most 1,000,000 executions and no limit of time.
    pub fn new() -> Self {
        Self(Options {
            spurious: 0,
            weak_failures: 0,
            merge: true,
            views: false,
            spin_limit: None,
            idle_limit: 100,
            max_steps: 10_000,
            max_executions: 1_000_000,
            time_limit: None,
            progress: None,
        })
    }

    /// Whether waits on a condition variable, and `park`, may end for no reason.
    /// They need not: where nothing else ends them, the program may also hang.
    pub fn spurious(mut self, spurious: bool) -> Self {
        self.0.spurious = if spurious { usize::MAX } else { 0 };
        self
    }

    /// Waits may end for no reason, and no thread meets that more than so many
    /// times. Without such a limit, a program that writes to what it waits for
    /// may have no end of schedules.
    pub fn spurious_at_most(mut self, times: usize) -> Self {
        self.0.spurious = times;
        self
    }

    /// `compare_exchange_weak` may fail for no reason, in each thread at most so
    /// many times. Not at all, if nothing is said: then [`Exploration::omitted`]
    /// names the calls.
    pub fn weak_failures_at_most(mut self, times: usize) -> Self {
        self.0.weak_failures = times;
        self
    }

    /// How often a thread may see the same again at the same place, before it
    /// has to let others go first. Schedules in which a loop counts more idle
    /// rounds than this, while another thread could have run, are not explored.
    ///
    /// If this is not said, it is 3, then 12, then 48, until the outcomes no
    /// longer change.
    pub fn spin_limit(mut self, rounds: usize) -> Self {
        self.0.spin_limit = Some(rounds.max(1));
        self
    }

    /// How often a thread asks again when no other can run, before the program
    /// is said to spin for ever.
    pub fn idle_limit(mut self, rounds: usize) -> Self {
        self.0.idle_limit = rounds;
        self
    }

    /// The number of steps after which a schedule is given up.
    pub fn max_steps(mut self, steps: usize) -> Self {
        self.0.max_steps = steps;
        self
    }

    /// The number of executions after which the search is given up.
    pub fn max_executions(mut self, executions: usize) -> Self {
        self.0.max_executions = executions;
        self
    }

    /// The time after which the search is given up, looked at between
    /// executions. [`Exploration::truncated`] then says how far it has come.
    pub fn time_limit(mut self, time: Duration) -> Self {
        self.0.time_limit = Some(time);
        self
    }

    /// How often the search says on standard error how far it is: each 5
    /// seconds, if nothing is said and that is a terminal; otherwise never.
    pub fn progress(mut self, every: Duration) -> Self {
        self.0.progress = Some(every);
        self
    }

    /// Whether what follows a state is explored only once. Without, every
    /// schedule is run; the outcomes and their counts are the same.
    pub fn merge(mut self, merge: bool) -> Self {
        self.0.merge = merge;
        self
    }

    /// Runs the program by every schedule.
    ///
    /// # Panics
    ///
    /// As [`explore`].
    pub fn explore<T: Main>(&self, program: fn() -> T) -> Exploration {
        Exploration::new(self.search(self.0.clone(), program))
    }

    /// Runs the program by every schedule, and keeps what each state looks like.
    ///
    /// # Panics
    ///
    /// As [`Explorer::explore`].
    pub fn graph<T: Main>(&self, program: fn() -> T) -> (Exploration, Graph) {
        let options = Options {
            views: true,
            ..self.0.clone()
        };
        let found = self.search(options, program);
        let graph = export::graph(&found.search);
        (Exploration::new(found), graph)
    }

    /// Searches with the least patience that finds all there is to be found.
    fn search<T: Main>(&self, options: Options, program: fn() -> T) -> Found {
        assert!(
            !is_running(),
            "explore-std: `explore` inside a program that it runs"
        );
        let _one = EXPLORING.lock().unwrap_or_else(PoisonError::into_inner);
        quiet();
        let mut clock = Clock::start(&options);
        let mut limit = options.spin_limit.unwrap_or(SPIN_LIMIT);
        let mut found = search(options.clone(), limit, &mut clock, program);
        let mut followed = !found.search.context.deferred;
        while options.spin_limit.is_none()
            && found.truncated.is_none()
            && found.search.context.deferred
            && limit < SPIN_LIMIT_AT_MOST
        {
            let most = found.search.executions.saturating_mul(20) + 2_000;
            let patient = Options {
                max_executions: most.min(options.max_executions),
                ..options.clone()
            };
            let more = search(patient, limit * 4, &mut clock, program);
            if let Some(why) = more.truncated {
                // Its own limit is that of patience alone.
                let own = clock.is_over(&more.search).is_none() && most < options.max_executions;
                found.truncated = (!own).then(|| format!("{why}, with more patience for loops"));
                break;
            }
            followed = more.outcomes() == found.outcomes();
            if followed {
                break;
            }
            limit *= 4;
            found = more;
        }
        if !followed {
            found
                .search
                .context
                .omitted
                .insert(Omission::IdleRounds(limit));
        }
        found
    }

    /// Runs the program by one schedule, and returns what comes of it.
    ///
    /// # Panics
    ///
    /// If the schedule is none of this program's.
    pub fn replay<T: Main>(&self, schedule: &Schedule, program: fn() -> T) -> Outcome {
        let _one = EXPLORING.lock().unwrap_or_else(PoisonError::into_inner);
        quiet();
        let mut search = Search::new(self.0.clone());
        search.context.statics = Statics::now();
        search.context.names = Names::clone(&schedule.names);
        search.script = Some(schedule.transitions.clone());
        let search = execute(search, program);
        if let Some(failure) = &search.failure {
            panic!("explore-std: {failure}");
        }
        let outcomes = Suffixes::count(&search.nodes).of_program();
        let (_, outcome, _) = outcomes
            .into_iter()
            .next()
            .expect("the schedule has an end");
        outcome
    }
}

/// All that a program can do.
#[derive(Debug)]
pub struct Exploration {
    nodes: Vec<Node>,
    suffixes: Suffixes,
    names: Arc<Names>,
    outcomes: BTreeMap<Outcome, u128>,
    executions: usize,
    truncated: Option<String>,
    omitted: BTreeSet<Omission>,
}

impl Exploration {
    fn new(found: Found) -> Self {
        let Found {
            search,
            mut truncated,
        } = found;
        let suffixes = Suffixes::count(&search.nodes);
        let mut outcomes = BTreeMap::new();
        for (_, outcome, ways) in suffixes.of_program() {
            if outcome.end == End::TooLong {
                truncated.get_or_insert_with(|| "a schedule has too many steps".into());
            }
            let count = outcomes.entry(outcome).or_insert(0_u128);
            *count = count.saturating_add(ways);
        }
        Self {
            nodes: search.nodes,
            suffixes,
            names: Arc::new(search.context.names),
            outcomes,
            executions: search.executions,
            truncated,
            omitted: search.context.omitted,
        }
    }

    /// What the program can come to, each with the number of schedules that
    /// lead there (at most `u128::MAX`). These are counts, no probabilities.
    pub fn outcomes(&self) -> &BTreeMap<Outcome, u128> {
        &self.outcomes
    }

    /// The outcomes in which threads wait for what will not happen.
    pub fn deadlocks(&self) -> impl Iterator<Item = &Outcome> {
        (self.outcomes.keys()).filter(|outcome| matches!(outcome.end, End::Deadlock(_)))
    }

    /// The number of schedules (at most `u128::MAX`).
    pub fn schedules(&self) -> u128 {
        (self.outcomes.values()).fold(0, |sum, ways| sum.saturating_add(*ways))
    }

    /// How often the program was run.
    pub fn executions(&self) -> usize {
        self.executions
    }

    /// How many states there are.
    pub fn states(&self) -> usize {
        self.nodes.len()
    }

    /// What the program may do that was not explored.
    ///
    /// ```
    /// use explore_std as std;
    /// use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
    ///
    /// fn once() {
    ///     let value = AtomicU32::new(0);
    ///     let done = value.compare_exchange_weak(0, 1, SeqCst, SeqCst);
    ///     std::println!("{}", done.is_ok());
    /// }
    ///
    /// let found = std::explore(once);
    /// assert_eq!(found.outcomes().len(), 1);
    /// let omitted = found.omitted().first().unwrap().to_string();
    /// assert!(omitted.starts_with("`compare_exchange_weak` at "));
    ///
    /// let found = std::Explorer::new().weak_failures_at_most(1).explore(once);
    /// assert_eq!(found.outcomes().len(), 2);
    /// assert!(found.omitted().is_empty());
    /// ```
    pub fn omitted(&self) -> &BTreeSet<Omission> {
        &self.omitted
    }

    /// Why not every schedule was tried, if not: which limit was met, and how
    /// far the search had come.
    pub fn truncated(&self) -> Option<&str> {
        self.truncated.as_deref()
    }

    /// The schedule with the fewest switches that leads to an outcome.
    pub fn schedule(&self, outcome: &Outcome) -> Option<Schedule> {
        let suffixes = self.suffixes.of_program().into_iter();
        let wanted = suffixes.filter(|(_, this, _)| this == outcome);
        wanted
            .filter_map(|(suffix, ..)| {
                Schedule::fewest_switches(&self.nodes, &self.suffixes, &self.names, suffix)
            })
            .min_by_key(|schedule| (schedule.switches(), schedule.steps().len()))
    }
}
