//! The nodes and edges of the state graph.

use super::fingerprint::Digest;
use super::label::Label;
use super::op::Transition;
use super::view::View;
use crate::outcome::End;

/// A state.
#[derive(Debug)]
pub(crate) struct Node {
    pub hash: Digest,
    /// The transitions that are enabled.
    pub transitions: Vec<Transition>,
    /// What each transition does, and where it leads, as far as that is known.
    pub edges: Vec<Option<Edge>>,
    pub end: Option<End>,
    pub view: Option<View>,
}

#[derive(Debug)]
pub(crate) struct Edge {
    pub label: Label,
    pub to: usize,
}

impl Node {
    /// A state from which nothing has been tried.
    pub fn new(
        hash: Digest,
        transitions: Vec<Transition>,
        end: Option<End>,
        view: Option<View>,
    ) -> Self {
        Self {
            hash,
            edges: transitions.iter().map(|_| None).collect(),
            transitions,
            end,
            view,
        }
    }

    /// The transitions of which it is known where they lead.
    pub fn known(&self) -> impl Iterator<Item = (Transition, &Edge)> {
        let edges = self.transitions.iter().zip(&self.edges);
        edges.filter_map(|(transition, edge)| Some((*transition, edge.as_ref()?)))
    }

    /// Where a transition leads, if that is known.
    pub fn edge(&self, transition: Transition) -> Option<&Edge> {
        let at = self
            .transitions
            .iter()
            .position(|this| *this == transition)?;
        self.edges[at].as_ref()
    }

    /// The first transition that has not been tried.
    pub fn untried(&self) -> Option<usize> {
        self.edges.iter().position(Option::is_none)
    }
}

/// Where a transition from a state leads without being tried, as far as that is
/// known; `from` has led to the state by its transition `taken`.
///
/// If two transitions commute, they lead to the same state in either order. So
/// where one, and the other behind it, is known, the one is known behind the
/// other, too.
pub(crate) fn commuted(
    nodes: &[Node],
    from: usize,
    taken: usize,
    transition: Transition,
) -> Option<Edge> {
    let from = &nodes[from];
    let other = from.transitions[taken];
    if transition.thread == other.thread {
        return None;
    }
    let came = from.edges[taken].as_ref()?;
    let first = from.edge(transition)?;
    let second = nodes[first.to].edge(other)?;
    let commute = first.label.is_independent(&came.label)
        && first.label.is_independent(&second.label)
        && first.label.is_of_one(transition.thread)
        && second.label.is_of_one(other.thread);
    commute.then(|| Edge {
        label: first.label.clone(),
        to: second.to,
    })
}
