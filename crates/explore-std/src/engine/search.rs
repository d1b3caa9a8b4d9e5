//! The graph of states, and the walk through it: depth first, by running the
//! program again for every way that has not been tried.

use std::collections::{BTreeSet, HashMap};
use std::time::Duration;

use super::key::Digest;
use super::names::Names;
use super::op::{Choice, Lane, Place, Touch};
use super::statics::Statics;
use super::view::View;
use crate::graph::Action;
use crate::outcome::{End, Omission};

/// What bounds a search: see [`crate::Explorer`].
#[derive(Clone, Debug)]
pub(crate) struct Options {
    pub spurious: usize,
    pub weak_failures: usize,
    pub merge: bool,
    /// Keep what each state looks like.
    pub views: bool,
    /// How often a thread sees the same before it has to let others go first;
    /// by default, as often as makes a difference.
    pub spin_limit: Option<usize>,
    /// How often a thread asks in vain when nobody else can run, before it is
    /// said to spin for ever.
    pub idle_limit: usize,
    pub max_steps: usize,
    pub max_executions: usize,
    pub time_limit: Option<Duration>,
    /// How often to say how far the search is; by default, for a reader alone.
    pub progress: Option<Duration>,
}

/// A state.
#[derive(Debug)]
pub(crate) struct Node {
    pub key: Digest,
    pub choices: Vec<Choice>,
    /// What each choice does, and where it leads, as far as that is known.
    pub edges: Vec<Option<Edge>>,
    pub end: Option<End>,
    pub view: Option<View>,
}

impl Node {
    /// The choices of which it is known where they lead.
    pub fn known(&self) -> impl Iterator<Item = (Choice, &Edge)> {
        let edges = self.choices.iter().zip(&self.edges);
        edges.filter_map(|(choice, edge)| Some((*choice, edge.as_ref()?)))
    }

    fn edge(&self, choice: Choice) -> Option<&Edge> {
        let at = self.choices.iter().position(|this| *this == choice)?;
        self.edges[at].as_ref()
    }
}

#[derive(Debug)]
pub(crate) struct Edge {
    pub step: Move,
    pub to: usize,
}

/// One step, as a reader sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Move {
    pub thread: String,
    pub text: String,
    pub place: Place,
    pub printed: String,
    /// The silent steps that follow at once: whose, and what they are.
    pub then: Vec<(Lane, Action)>,
    /// What it has to do with, and what these have.
    pub touches: Vec<Touch>,
}

impl Move {
    fn is_apart_from(&self, other: &Self) -> bool {
        let mut pairs =
            (self.touches.iter()).flat_map(|a| other.touches.iter().map(move |b| (a, b)));
        pairs.all(|(a, b)| a.is_apart_from(*b))
    }
}

/// A state that the execution has come to.
pub(super) struct Arrival {
    pub key: Option<Digest>,
    pub view: Option<View>,
    /// The step that led there, if it is not the first.
    pub step: Option<Move>,
    pub choices: Vec<Choice>,
    pub end: Option<End>,
}

pub(crate) enum Next {
    Go(Choice),
    Cut,
}

/// The graph as far as it is known, and the path that is being run.
#[derive(Debug)]
pub(crate) struct Search {
    pub options: Options,
    pub nodes: Vec<Node>,
    pub names: Names,
    /// Some thread had to let others go first.
    pub deferred: bool,
    /// What has come up that is not explored.
    pub omitted: BTreeSet<Omission>,
    pub executions: usize,
    /// The program's own data.
    pub statics: Statics,
    /// What makes it impossible to go on.
    pub failure: Option<String>,
    /// The choices to follow, where one schedule is run again.
    pub script: Option<Vec<Choice>>,
    seen: HashMap<Digest, usize>,
    /// The states of the path, and which of their choices is taken.
    path: Vec<(usize, usize)>,
    at: usize,
}

impl Search {
    pub fn new(options: Options) -> Self {
        Self {
            options,
            nodes: Vec::new(),
            deferred: false,
            omitted: BTreeSet::new(),
            names: Names::default(),
            executions: 0,
            statics: Statics::default(),
            failure: None,
            script: None,
            seen: HashMap::new(),
            path: Vec::new(),
            at: 0,
        }
    }

    /// Whether the next state has not been reached on this path before.
    pub fn at_frontier(&self) -> bool {
        self.at == self.path.len()
    }

    /// Whether it matters which state this is. A state has in its key all that
    /// came before it, so of a path that is run again one need be compared.
    pub fn wants_key(&self) -> bool {
        self.at + 1 >= self.path.len()
    }

    /// Whether somebody wants to see what this state looks like.
    pub fn wants_view(&self) -> bool {
        self.options.views && self.at_frontier()
    }

    /// The execution has come to a state.
    pub(super) fn arrive(&mut self, arrival: Arrival) -> Next {
        let Arrival {
            key,
            view,
            step,
            choices,
            end,
        } = arrival;
        if !self.at_frontier() {
            let (node, taken) = self.path[self.at];
            let known = &self.nodes[node];
            if key.is_some_and(|key| key != known.key) || known.choices != choices {
                self.failure = Some(self.differs(self.path.last().copied()));
                return Next::Cut;
            }
            self.at += 1;
            return Next::Go(choices[taken]);
        }
        let key = key.expect("wanted where the state is new");
        let known = self.seen.get(&key).copied();
        let to = known.unwrap_or(self.nodes.len());
        let came = self.path.last().copied();
        if let Some((from, taken)) = came {
            let step = step.expect("a step leads here");
            self.nodes[from].edges[taken] = Some(Edge { step, to });
        }
        if known.is_some() {
            return Next::Cut;
        }
        if self.options.merge {
            self.seen.insert(key, to);
        }
        let mut node = Node {
            key,
            edges: choices.iter().map(|_| None).collect(),
            choices,
            end,
            view,
        };
        if let Some((from, taken)) = came
            && self.options.merge
            && self.script.is_none()
        {
            self.close_squares(&mut node, from, taken);
        }
        let taken = match &self.script {
            Some(script) => script.get(self.at).map(|wanted| {
                let found = node.choices.iter().position(|choice| choice == wanted);
                found.unwrap_or(usize::MAX)
            }),
            None => node.edges.iter().position(Option::is_none),
        };
        let choice = taken.map(|taken| node.choices.get(taken).copied());
        self.nodes.push(node);
        match (taken, choice) {
            (Some(taken), Some(Some(choice))) => {
                self.path.push((to, taken));
                self.at += 1;
                Next::Go(choice)
            }
            (Some(_), _) => {
                self.failure = Some(self.differs(self.path.last().copied()));
                Next::Cut
            }
            _ => Next::Cut,
        }
    }

    /// Finds where choices lead without trying them.
    ///
    /// If two steps have nothing to do with each other, they lead to the same
    /// state in either order. So where one, and the other behind it, is known,
    /// the one is known behind the other, too.
    fn close_squares(&self, node: &mut Node, from: usize, taken: usize) {
        let from = &self.nodes[from];
        let other = from.choices[taken];
        let Some(came) = &from.edges[taken] else {
            return;
        };
        for at in 0..node.choices.len() {
            let choice = node.choices[at];
            if choice.lane == other.lane {
                continue;
            }
            let Some(first) = from.edge(choice) else {
                continue;
            };
            let Some(second) = self.nodes[first.to].edge(other) else {
                continue;
            };
            let alone = |edge: &Edge, lane| edge.step.then.iter().all(|(who, _)| *who == lane);
            if first.step.is_apart_from(&came.step)
                && first.step.is_apart_from(&second.step)
                && alone(first, choice.lane)
                && alone(second, other.lane)
            {
                node.edges[at] = Some(Edge {
                    step: first.step.clone(),
                    to: second.to,
                });
            }
        }
    }

    /// What to say where a run does not repeat another, and what was the last
    /// step that both have made.
    fn differs(&self, last: Option<(usize, usize)>) -> String {
        let edge = last.and_then(|(node, taken)| self.nodes[node].edges.get(taken)?.as_ref());
        let after = edge.map_or(String::new(), |Edge { step, .. }| {
            let Move {
                thread,
                text,
                place,
                ..
            } = step;
            format!(", after `{text}` of {thread} at {place}")
        });
        format!("{DIFFERS}{after}. {LIKELY}")
    }

    /// A path from the start: the states, each with the choice that is taken.
    pub fn some_path(&self) -> Vec<(usize, usize)> {
        let mut at = 0;
        let mut path = Vec::new();
        while let Some(node) = self.nodes.get(at)
            && let Some(taken) = node.edges.iter().position(Option::is_some)
        {
            path.push((at, taken));
            at = node.edges[taken].as_ref().map_or(0, |edge| edge.to);
        }
        path
    }

    /// What to say if a run by the choices of a path has not come to its states.
    pub fn contradicts(&self, path: &[(usize, usize)], run: &Self) -> Option<String> {
        let same = |at: usize| {
            let here = run.nodes.get(at).map(|node| node.key);
            here == Some(self.nodes[path[at].0].key)
        };
        let other = (0..path.len()).find(|at| !same(*at))?;
        Some(self.differs(other.checked_sub(1).map(|before| path[before])))
    }

    /// Turns to the next way that has not been tried; false if there is none.
    pub fn advance(&mut self) -> bool {
        self.at = 0;
        while let Some((node, taken)) = self.path.last_mut() {
            let untried = self.nodes[*node].edges.iter().position(Option::is_none);
            if let Some(untried) = untried {
                *taken = untried;
                return true;
            }
            self.path.pop();
        }
        false
    }

    /// Forgets the graph, but not what has been learnt.
    pub fn begin_anew(&mut self) {
        self.names.renumber();
        self.nodes.clear();
        self.seen.clear();
        self.path.clear();
        self.at = 0;
    }
}

const DIFFERS: &str = "the program did something else when the same schedule was run again";
const LIKELY: &str = "It may depend on a static that is not put back (that of a library in C, one \
    with `no_mangle`, all where the program is stripped of its symbols or the system is not \
    Linux), on a `thread_local!` of a crate that has the real std, on the real time, on chance, \
    on an address, on the order of a `HashMap`, or on the world outside: files, the environment, \
    other threads.";
