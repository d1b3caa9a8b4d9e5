//! The search: depth first through the state graph, by running the program again
//! for every transition that has not been tried.

use std::collections::HashMap;

use super::context::{Context, Options};
use super::fingerprint::Digest;
use super::ids::ThreadId;
use super::label::Label;
use super::op::Transition;
use super::state_graph::{Edge, Node, commuted};
use super::view::View;
use crate::outcome::End;

/// A state that the execution has come to.
pub(crate) struct Arrival {
    pub hash: Option<Digest>,
    pub view: Option<View>,
    /// What has led there, if it is not the first.
    pub label: Option<Label>,
    pub transitions: Vec<Transition>,
    pub end: Option<End>,
}

/// The graph as far as it is known, and the path that is being run.
#[derive(Debug)]
pub(crate) struct Search {
    pub context: Context,
    pub nodes: Vec<Node>,
    pub executions: usize,
    /// What makes it impossible to go on.
    pub failure: Option<String>,
    /// The transitions to follow, where one schedule is run again.
    pub script: Option<Vec<Transition>>,
    /// Whether these are all steps, those that need no choice, too.
    pub every_step: bool,
    /// Whose steps were made before the first choice.
    pub opening: Vec<ThreadId>,
    /// Which state each hash is that of.
    seen: HashMap<Digest, usize>,
    /// The states of the path, and which of their transitions is taken.
    path: Vec<(usize, usize)>,
    at: usize,
}

impl Search {
    pub fn new(options: Options) -> Self {
        Self {
            context: Context::new(options),
            nodes: Vec::new(),
            executions: 0,
            failure: None,
            script: None,
            every_step: false,
            opening: Vec::new(),
            seen: HashMap::new(),
            path: Vec::new(),
            at: 0,
        }
    }

    /// Whether the next state has not been reached on this path before.
    pub fn at_frontier(&self) -> bool {
        self.at == self.path.len()
    }

    /// Whether it matters which state this is. A state has in its hash all that
    /// came before it, so of a path that is run again one need be compared.
    pub fn wants_hash(&self) -> bool {
        self.at + 1 >= self.path.len()
    }

    /// Whether somebody wants to see what this state looks like.
    pub fn wants_view(&self) -> bool {
        self.context.options.views && self.at_frontier()
    }

    /// The execution has come to a state: which transition it is to take, or none
    /// if it need not go on.
    pub fn arrive(&mut self, arrival: Arrival) -> Option<Transition> {
        match self.path.get(self.at) {
            Some((node, taken)) => self.repeat(*node, *taken, &arrival),
            None => self.extend(arrival),
        }
    }

    /// The execution has come to a state of the path that it runs again.
    fn repeat(&mut self, node: usize, taken: usize, arrival: &Arrival) -> Option<Transition> {
        let known = &self.nodes[node];
        let is_other = arrival.hash.is_some_and(|hash| hash != known.hash);
        if is_other || known.transitions != arrival.transitions {
            self.fail();
            return None;
        }
        self.at += 1;
        Some(arrival.transitions[taken])
    }

    /// The execution has come to the end of the path.
    fn extend(&mut self, arrival: Arrival) -> Option<Transition> {
        let hash = arrival.hash.expect("wanted where the state is new");
        let known = self.seen.get(&hash).copied();
        let to = known.unwrap_or(self.nodes.len());
        let came = self.path.last().copied();
        if let Some((from, taken)) = came {
            let label = arrival.label.expect("a transition leads here");
            self.nodes[from].edges[taken] = Some(Edge { label, to });
        } else {
            self.opening = arrival.label.iter().flat_map(Label::threads).collect();
        }
        if known.is_some() {
            return None;
        }
        if self.context.options.merge {
            self.seen.insert(hash, to);
        }
        let mut node = Node::new(hash, arrival.transitions, arrival.end, arrival.view);
        if let Some((from, taken)) = came
            && self.context.options.merge
            && self.script.is_none()
        {
            for (transition, edge) in node.transitions.iter().zip(&mut node.edges) {
                *edge = commuted(&self.nodes, from, taken, *transition);
            }
        }
        let taken = match &self.script {
            Some(script) => script.get(self.at).map(|wanted| {
                let found = node.transitions.iter().position(|this| this == wanted);
                found.unwrap_or(usize::MAX)
            }),
            None => node.untried(),
        };
        let transition = taken.map(|taken| node.transitions.get(taken).copied());
        self.nodes.push(node);
        match (taken, transition) {
            (Some(taken), Some(Some(transition))) => {
                self.path.push((to, taken));
                self.at += 1;
                Some(transition)
            }
            (Some(_), _) => {
                self.fail();
                None
            }
            _ => None,
        }
    }

    /// The program does something else than before, behind the path so far; an
    /// earlier reason to give up is the better one.
    fn fail(&mut self) {
        let why = self.differs(self.path.last().copied());
        self.failure.get_or_insert(why);
    }

    /// What to say where a run does not repeat another, and what was the last
    /// step that both have made.
    fn differs(&self, last: Option<(usize, usize)>) -> String {
        let edge = last.and_then(|(node, taken)| self.nodes[node].edges.get(taken)?.as_ref());
        let after = edge.map_or(String::new(), |Edge { label, .. }| {
            let Label {
                thread,
                text,
                place,
                ..
            } = label;
            format!(", after `{text}` of {thread} at {place}")
        });
        format!("{DIFFERS}{after}. {LIKELY}")
    }

    /// A path from the start: the states, each with the transition that is taken.
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

    /// What to say if a run by the transitions of a path has not come to its states.
    pub fn contradicts(&self, path: &[(usize, usize)], run: &Self) -> Option<String> {
        let same = |at: usize| {
            let here = run.nodes.get(at).map(|node| node.hash);
            here == Some(self.nodes[path[at].0].hash)
        };
        let other = (0..path.len()).find(|at| !same(*at))?;
        Some(self.differs(other.checked_sub(1).map(|before| path[before])))
    }

    /// How many steps have been made, and the last of them.
    pub fn made(&self) -> (usize, Option<&Label>) {
        let last = self.path.last();
        let edge = last.and_then(|(node, taken)| self.nodes[*node].edges.get(*taken)?.as_ref());
        (self.path.len(), edge.map(|edge| &edge.label))
    }

    /// Turns to the next transition that has not been tried; false if there is none.
    pub fn advance(&mut self) -> bool {
        self.at = 0;
        while let Some((node, taken)) = self.path.last_mut() {
            if let Some(untried) = self.nodes[*node].untried() {
                *taken = untried;
                return true;
            }
            self.path.pop();
        }
        false
    }

    /// Forgets the graph, but not what has been learnt.
    pub fn begin_anew(&mut self) {
        self.context.names.renumber();
        self.nodes.clear();
        self.seen.clear();
        self.path.clear();
        self.at = 0;
    }
}

const DIFFERS: &str = "the program did something else when the same schedule was run again";
const LIKELY: &str = "It may depend on a static that is not put back (that of a library in C, one \
    with `no_mangle`, all where the program is stripped of its symbols or the system is not \
    Linux), on a variable that the program captures and that is none of explore-std, such as a \
    `Cell`, on a `thread_local!` of a crate that has the real std, on the real time, on chance, \
    on an address, on the order of a `HashMap`, or on the world outside: files, the environment, \
    other threads.";
