//! Asking for all that a program can do.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::deepening::{Found, search};
use crate::engine::context::Options;
use crate::engine::{export, is_running, quiet};
use crate::exploration::Exploration;
use crate::failure::{Failure, ReplayError};
use crate::graph::Graph;
use crate::main_fn::Main;
use crate::outcome::Outcome;
use crate::replay::replay;
use crate::schedule::Schedule;

/// Runs a program by every schedule.
///
/// The program is what a `main` could be. What it captures is there before the
/// first execution and after the last, as a `static` is: see
/// [what it captures](crate#what-the-program-captures).
///
/// ```
/// use explore_std as std;
/// use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
/// use std::thread;
///
/// let start = 5;
/// let exploration = std::explore(|| {
///     let count = AtomicU32::new(start);
///     let increment = || count.store(count.load(SeqCst) + 1, SeqCst);
///     thread::scope(|s| {
///         s.spawn(increment);
///         s.spawn(increment);
///     });
///     std::print!("{}", count.load(SeqCst));
/// });
/// let outputs: Vec<_> = exploration.outcomes().keys().map(|o| &o.output).collect();
/// assert_eq!(outputs, ["6", "7"]);
/// ```
///
/// # Panics
///
/// If two runs of one schedule differ; if the program changes what cannot be put
/// back: a static in a process that has other threads, or an object of this std
/// that it captures and that owns memory; and if a modelled thread calls it.
pub fn explore<T: Main>(program: impl Fn() -> T) -> Exploration {
    Explorer::new().explore(program)
}

/// Runs a program by every schedule that std allows, where each thread may be
/// woken, and fail an exchange, once for no reason; for a test.
///
/// That is [`Explorer::check`] with [`Explorer::spurious_at_most`] and
/// [`Explorer::weak_failures_at_most`] set to 1.
///
/// ```
/// use explore_std as std;
/// use std::sync::Mutex;
/// use std::thread;
///
/// let failure = std::check(|| {
///     let balance = Mutex::new(1);
///     let withdraw = || {
///         let left = *balance.lock().unwrap();
///         if left > 0 {
///             *balance.lock().unwrap() -= 1;
///         }
///     };
///     thread::scope(|s| {
///         s.spawn(withdraw);
///         s.spawn(withdraw);
///     });
///     assert_eq!(*balance.lock().unwrap(), 0, "nobody overdraws");
/// })
/// .unwrap_err();
/// let said = failure.to_string(); // the panic, a table of steps, a token
/// assert!(said.starts_with("panicked: assertion `left == right` failed"));
/// assert!(said.contains("nobody overdraws"));
/// ```
///
/// # Errors
///
/// As [`Explorer::check`].
///
/// # Panics
///
/// If a modelled thread calls it.
pub fn check<T: Main>(program: impl Fn() -> T) -> Result<Exploration, Box<Failure>> {
    let allowed = Explorer::new().spurious_at_most(1).weak_failures_at_most(1);
    allowed.check(program)
}

/// How to explore a program.
#[derive(Clone, Debug)]
pub struct Explorer(Options);

impl Default for Explorer {
    fn default() -> Self {
        Self::new()
    }
}

impl Explorer {
    /// Nothing ends or fails for no reason, a schedule has at most 10,000 steps,
    /// and the search at most 1,000,000 executions and no limit of time.
    pub fn new() -> Self {
        Self(Options::default())
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
    pub fn explore<T: Main>(&self, program: impl Fn() -> T) -> Exploration {
        Exploration::new(self.search(self.0.clone(), &program).unwrap_or_else(refuse))
    }

    /// Runs the program by every schedule, and keeps what each state looks like.
    ///
    /// # Panics
    ///
    /// As [`explore`].
    pub fn graph<T: Main>(&self, program: impl Fn() -> T) -> (Exploration, Graph) {
        let options = Options {
            views: true,
            ..self.0.clone()
        };
        let found = self.search(options, &program).unwrap_or_else(refuse);
        let graph = export::graph(&found.search);
        (Exploration::new(found), graph)
    }

    /// Runs the program by every schedule, and sees that each comes to its end:
    /// `main` returns, or exits with 0.
    ///
    /// A thread that panics comes to an end, too; `main` panics where it is
    /// joined and the result unwrapped, as a scope does.
    ///
    /// # Errors
    ///
    /// If a schedule ends in a panic of `main`, a deadlock, a spin for ever, an
    /// abort or another exit code, with a shortest schedule of these; if not
    /// every schedule could be tried, or something was
    /// [omitted](Exploration::omitted); and where [`explore`] would panic because
    /// of what the program does.
    ///
    /// # Panics
    ///
    /// If a modelled thread calls it.
    pub fn check<T: Main>(&self, program: impl Fn() -> T) -> Result<Exploration, Box<Failure>> {
        let found = self.search(self.0.clone(), &program);
        let found = found.map_err(|why| Box::new(Failure::refused(why)))?;
        let exploration = Exploration::new(found);
        match exploration.failure() {
            Some(failure) => Err(Box::new(failure)),
            None => Ok(exploration),
        }
    }

    /// Searches, while nothing else is explored.
    fn search<T: Main>(&self, options: Options, program: &impl Fn() -> T) -> Result<Found, String> {
        let _one = begin();
        search(options, program)
    }

    /// Runs the program by one schedule, and returns what comes of it.
    ///
    /// The schedule says by itself whether waits end and exchanges fail for no
    /// reason in it; of the options here none matters.
    ///
    /// # Errors
    ///
    /// If the schedule is none of this program's: the program has changed since
    /// the schedule was found. And where [`explore`] would panic because of what
    /// the program does.
    ///
    /// # Panics
    ///
    /// If a modelled thread calls it.
    pub fn replay<T: Main>(
        &self,
        schedule: &Schedule,
        program: impl Fn() -> T,
    ) -> Result<Outcome, ReplayError> {
        let _one = begin();
        replay(&self.0, schedule, &program)
    }
}

/// Says that a program cannot be explored.
fn refuse<T>(why: String) -> T {
    panic!("explore-std: {why}")
}

/// One exploration at a time: programs may share statics.
static EXPLORING: Mutex<()> = Mutex::new(());

/// Waits until nothing else is explored.
fn begin() -> MutexGuard<'static, ()> {
    assert!(
        !is_running(),
        "explore-std: `explore` inside a program that it runs"
    );
    quiet();
    EXPLORING.lock().unwrap_or_else(PoisonError::into_inner)
}
