//! The graph of states, and the walk through it: depth first, by running the
//! program again for every way that has not been tried.

use std::collections::HashMap;

use super::key::Digest;
use super::names::Names;
use super::op::{Choice, Place};
use super::view::View;
use crate::outcome::End;

/// What bounds a search: see [`crate::Explorer`].
#[derive(Clone, Debug)]
pub(crate) struct Options {
    pub spurious: bool,
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
}

/// A state.
#[derive(Debug)]
pub(crate) struct Node {
    pub key: Digest,
    pub choices: Vec<Choice>,
    /// What each choice that has been tried does, and where it leads.
    pub edges: Vec<Edge>,
    pub end: Option<End>,
    /// Nobody can tell when its only choice is made.
    pub silent: bool,
    pub view: Option<View>,
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
}

/// A state that the execution has come to.
pub(super) struct Arrival {
    pub key: Option<Digest>,
    pub view: Option<View>,
    /// The step that led there, if it is not the first.
    pub step: Option<Move>,
    pub choices: Vec<Choice>,
    pub silent: bool,
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
    pub executions: usize,
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
            names: Names::default(),
            executions: 0,
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
            silent,
            end,
        } = arrival;
        if !self.at_frontier() {
            let (node, taken) = self.path[self.at];
            let known = &self.nodes[node];
            if key.is_some_and(|key| key != known.key) || known.choices != choices {
                self.failure = Some(DIFFERS.into());
                return Next::Cut;
            }
            self.at += 1;
            return Next::Go(choices[taken]);
        }
        let key = key.expect("wanted where the state is new");
        let known = self.seen.get(&key).copied();
        let to = known.unwrap_or(self.nodes.len());
        if let Some(&(from, _)) = self.path.last() {
            let step = step.expect("a step leads here");
            self.nodes[from].edges.push(Edge { step, to });
        }
        if known.is_some() {
            return Next::Cut;
        }
        if self.options.merge {
            self.seen.insert(key, to);
        }
        let first = match &self.script {
            Some(script) => script.get(self.at).copied(),
            None => choices.first().copied(),
        };
        if let Some(choice) = first
            && !choices.contains(&choice)
        {
            self.failure = Some(DIFFERS.into());
            return Next::Cut;
        }
        self.nodes.push(Node {
            key,
            choices,
            edges: Vec::new(),
            end,
            silent,
            view,
        });
        match first {
            Some(choice) => {
                self.path.push((to, 0));
                self.at += 1;
                Next::Go(choice)
            }
            None => Next::Cut,
        }
    }

    /// Turns to the next way that has not been tried; false if there is none.
    pub fn advance(&mut self) -> bool {
        self.at = 0;
        while let Some((node, taken)) = self.path.last_mut() {
            if *taken + 1 < self.nodes[*node].choices.len() {
                *taken += 1;
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

const DIFFERS: &str = "the program did something else when the same schedule was run again: \
    does it depend on the order of a HashMap, on chance, on real time, or on a static of the \
    real std?";
