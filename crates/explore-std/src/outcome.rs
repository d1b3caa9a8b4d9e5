//! What a program can come to, and by how many schedules.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use crate::engine::search::{Edge, Node};

/// How a program ends.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum End {
    /// `main` returned. What other threads were doing then is no longer done.
    Finished,
    /// `main` panicked, with this message.
    Panicked(String),
    /// Every thread that has not ended waits for what will not happen.
    Deadlock(Vec<Blocked>),
    /// These threads ask again and again for what will not change, and no
    /// other can run.
    Spins(Vec<String>),
    /// `process::exit` was called with this code.
    Exited(i32),
    /// `process::abort` was called.
    Aborted,
    /// The schedule is longer than [`Explorer::max_steps`](crate::Explorer::max_steps).
    TooLong,
}

/// A thread in a deadlock.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Blocked {
    /// Its name, or `thread N`.
    pub thread: String,
    /// What it is about to do, with what, and who holds it.
    pub reason: String,
}

/// One way in which a program can come out: how it ends, and what it prints.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Outcome {
    /// How it ends.
    pub end: End,
    /// What it prints, to both streams, as a terminal shows it.
    pub output: String,
}

/// Something that a program may do and that was not explored, so that outcomes
/// may be missing although every schedule was tried.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Omission {
    /// `compare_exchange_weak` fails for no reason: see
    /// [`Explorer::weak_failures_at_most`](crate::Explorer::weak_failures_at_most).
    Failure {
        /// Where it is called: `src/main.rs:12:9`.
        place: String,
    },
    /// What comes of a call that is not modelled, while other threads run.
    Call {
        /// What is called: `Arc::strong_count`.
        what: String,
        /// Where.
        place: String,
    },
    /// A loop asks in vain more often than this while another thread could run:
    /// see [`Explorer::spin_limit`](crate::Explorer::spin_limit).
    IdleRounds(usize),
}

impl fmt::Display for Omission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failure { place } => {
                write!(
                    f,
                    "`compare_exchange_weak` at {place} never fails for no reason"
                )
            }
            Self::Call { what, place } => write!(
                f,
                "`{what}` at {place} sees what other threads do, which is not modelled"
            ),
            Self::IdleRounds(rounds) => {
                write!(
                    f,
                    "no loop asks in vain more than {rounds} times before others go on"
                )
            }
        }
    }
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Finished => write!(f, "finished"),
            Self::Panicked(message) => write!(f, "panicked: {message}"),
            Self::Deadlock(blocked) => {
                write!(f, "deadlock")?;
                for Blocked { thread, reason } in blocked {
                    write!(f, "; {thread} is blocked: {reason}")?;
                }
                Ok(())
            }
            Self::Spins(threads) => write!(f, "spins for ever: {}", threads.join(", ")),
            Self::Exited(code) => write!(f, "exited with {code}"),
            Self::Aborted => write!(f, "aborted"),
            Self::TooLong => write!(f, "too many steps"),
        }
    }
}

/// What is still to come: printed text and an end, each kept once.
#[derive(Debug, PartialEq, Eq, Hash, Clone)]
pub(crate) enum Rest {
    End(End),
    Print(String, usize),
}

/// For each state, what can still come, and by how many schedules.
#[derive(Debug, Default)]
pub(crate) struct Rests {
    all: Vec<Rest>,
    ids: HashMap<Rest, usize>,
    of: Vec<BTreeMap<usize, u128>>,
}

impl Rests {
    /// Counts from the ends of the graph backwards.
    pub fn count(nodes: &[Node]) -> Self {
        let mut rests = Self {
            of: vec![BTreeMap::new(); nodes.len()],
            ..Self::default()
        };
        let mut done = vec![false; nodes.len()];
        let mut stack: Vec<(usize, usize)> = nodes.first().map(|_| (0, 0)).into_iter().collect();
        while let Some((node, next)) = stack.last_mut() {
            let node = *node;
            if let Some(edge) = nodes[node].edges.get(*next) {
                *next += 1;
                if let Some(Edge { to, .. }) = edge
                    && !done[*to]
                {
                    stack.push((*to, 0));
                }
                continue;
            }
            stack.pop();
            if !std::mem::replace(&mut done[node], true) {
                rests.of[node] = rests.sum(&nodes[node]);
            }
        }
        rests
    }

    fn sum(&mut self, node: &Node) -> BTreeMap<usize, u128> {
        let mut sum: BTreeMap<usize, u128> = BTreeMap::new();
        if let Some(end) = &node.end {
            sum.insert(self.id(Rest::End(end.clone())), 1);
        }
        for (_, edge) in node.known() {
            for (rest, ways) in self.of[edge.to].clone() {
                let rest = match edge.step.printed.as_str() {
                    "" => rest,
                    text => self.id(Rest::Print(text.into(), rest)),
                };
                let count = sum.entry(rest).or_insert(0);
                *count = count.saturating_add(ways);
            }
        }
        sum
    }

    fn id(&mut self, rest: Rest) -> usize {
        let next = self.all.len();
        *self.ids.entry(rest.clone()).or_insert_with(|| {
            self.all.push(rest);
            next
        })
    }

    /// What is to come after a step, if all that is to come before it is this.
    pub fn after(&self, edge: &Edge, rest: usize) -> Option<usize> {
        let rest = match (&self.all[rest], edge.step.printed.as_str()) {
            (_, "") => rest,
            (Rest::Print(text, rest), printed) if text == printed => *rest,
            _ => return None,
        };
        self.of[edge.to].contains_key(&rest).then_some(rest)
    }

    /// What can come of the whole program: each rest, its outcome, its count.
    pub fn of_program(&self) -> Vec<(usize, Outcome, u128)> {
        let root = self.of.first().into_iter().flatten();
        root.map(|(rest, ways)| (*rest, self.outcome(*rest), *ways))
            .collect()
    }

    fn outcome(&self, mut rest: usize) -> Outcome {
        let mut output = String::new();
        loop {
            match &self.all[rest] {
                Rest::End(end) => {
                    return Outcome {
                        end: end.clone(),
                        output,
                    };
                }
                Rest::Print(text, next) => {
                    output += text;
                    rest = *next;
                }
            }
        }
    }
}
