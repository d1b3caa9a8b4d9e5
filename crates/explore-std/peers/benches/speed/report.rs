//! What an explorer has done with one program, and how that is counted.
//!
//! Each exploration has a process of its own. So its counts can be statics,
//! and it can end where an explorer panics.

use std::collections::BTreeSet;
use std::panic;
use std::process;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Mutex, OnceLock};
use std::time::{Duration, Instant};

use crate::LIMIT;

/// The outcome of a program that has no end.
pub const DEADLOCK: &str = "deadlock";

/// One exploration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub executions: usize,
    /// For explore-std only.
    pub states: usize,
    pub time: Duration,
    pub outcomes: BTreeSet<String>,
    pub stopped: Option<Stop>,
}

/// Why an explorer has not seen all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// It goes no further than to the first deadlock.
    Deadlock,
    /// A schedule has too many steps.
    Steps,
    /// There are too many executions.
    Limit,
}

impl Stop {
    const ALL: [(Self, &str); 3] = [
        (Self::Deadlock, "deadlock"),
        (Self::Steps, "steps"),
        (Self::Limit, "limit"),
    ];

    fn name(stop: Option<Self>) -> &'static str {
        let found = Self::ALL.iter().find(|(this, _)| Some(*this) == stop);
        found.map_or("", |(_, name)| name)
    }

    fn parse(name: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(_, this)| *this == name);
        found.map(|(stop, _)| *stop)
    }
}

impl Report {
    /// Tells the parent.
    pub fn print(&self) {
        let outcomes: Vec<&str> = self.outcomes.iter().map(String::as_str).collect();
        println!(
            "{}\t{}\t{}\t{}\t{}",
            self.executions,
            self.states,
            self.time.as_nanos(),
            outcomes.join("|"),
            Stop::name(self.stopped)
        );
    }

    /// What a child told.
    pub fn parse(line: &str) -> Option<Self> {
        let mut fields = line.trim_end_matches('\n').split('\t');
        Some(Self {
            executions: fields.next()?.parse().ok()?,
            states: fields.next()?.parse().ok()?,
            time: Duration::from_nanos(fields.next()?.parse().ok()?),
            outcomes: (fields
                .next()?
                .split('|')
                .filter(|outcome| !outcome.is_empty()))
            .map(str::to_owned)
            .collect(),
            stopped: Stop::parse(fields.next()?),
        })
    }

    /// Whether it differs from another one of the same program in its time only.
    pub fn is_alike(&self, other: &Self) -> bool {
        let time = self.time;
        *self
            == Self {
                time,
                ..other.clone()
            }
    }
}

type Program = fn() -> String;

static PROGRAM: OnceLock<Program> = OnceLock::new();
static BEGIN: OnceLock<Instant> = OnceLock::new();
static EXECUTIONS: AtomicUsize = AtomicUsize::new(0);
static OUTCOMES: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// Chooses the program, and looks at the clock.
pub fn begin(programs: impl IntoIterator<Item = (&'static str, Program)>, name: &str) {
    let mut programs = programs.into_iter();
    let (_, program) = programs.find(|(this, _)| *this == name).expect("its name");
    PROGRAM.set(program).expect("one exploration a process");
    BEGIN
        .set(Instant::now())
        .expect("one exploration a process");
}

/// Runs the program once.
pub fn run() -> String {
    PROGRAM.get().expect("begun")()
}

/// Runs the program once, for a peer, which tells neither how often it does
/// that nor what comes of it.
pub fn record() {
    EXECUTIONS.fetch_add(1, Relaxed);
    let outcome = run();
    OUTCOMES.lock().unwrap().insert(outcome);
}

/// Looks at the clock.
pub fn end(executions: usize) -> Report {
    Report {
        executions,
        time: BEGIN.get().expect("begun").elapsed(),
        ..Report::default()
    }
}

/// What was recorded.
pub fn end_of_peer() -> Report {
    let executions = EXECUTIONS.load(Relaxed);
    Report {
        outcomes: OUTCOMES.lock().unwrap().clone(),
        stopped: (executions == LIMIT).then_some(Stop::Limit),
        ..end(executions)
    }
}

/// A peer panics at the first deadlock. It cannot go on from there, and the
/// threads that it then unwinds may panic once more: the process ends here.
pub fn end_at_panic() {
    panic::set_hook(Box::new(|info| {
        let mut report = end_of_peer();
        let message = info.payload_as_str().unwrap_or_default();
        let too_long = ["exceeded max_steps", "Model exceeded maximum number"];
        if message.starts_with("deadlock") {
            report.outcomes.insert(DEADLOCK.to_owned());
            report.stopped = Some(Stop::Deadlock);
        } else if too_long.iter().any(|start| message.starts_with(start)) {
            report.stopped = Some(Stop::Steps);
        } else {
            eprintln!("{info}");
            process::exit(1);
        }
        report.print();
        process::exit(0);
    }));
}
