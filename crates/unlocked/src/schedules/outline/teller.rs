//! A state, told in words.

use anyhow::{Context, Result, ensure};
use explore_std::graph::{
    Action, Branch, Detail, Edge, ObjectState, Operation, Place, State, Status, ThreadState,
};

use super::super::pool::Pool;
use super::super::words::Words;
use super::super::{All, Explored, Helper};
use super::{Face, Kind, Look, Move, Scene, Step, View};

/// Puts states into words.
pub(super) struct Teller<'a> {
    explored: &'a Explored<'a>,
    words: Words<'a>,
    pub(super) views: Pool<View>,
    pub(super) looks: Pool<Option<Look>>,
    pub(super) faces: Pool<Face>,
    pub(super) moves: Pool<Move>,
}

impl<'a> Teller<'a> {
    pub(super) fn new(explored: &'a Explored<'a>, words: Words<'a>) -> Self {
        Self {
            explored,
            words,
            views: Pool::default(),
            looks: Pool::default(),
            faces: Pool::default(),
            moves: Pool::default(),
        }
    }

    pub(super) fn scene(&mut self, state: &State) -> Result<Scene> {
        ensure!(
            state.threads.len() == self.words.threads.len()
                && state.objects.len() == self.words.objects.len(),
            "it does not have all threads and objects"
        );
        ensure!(
            state.steps.is_empty() == state.end.is_some(),
            "it either ends or goes on"
        );
        let views = state.threads.iter().enumerate();
        let views = views.map(|(me, thread)| self.view(me, thread.as_ref()));
        let views: Vec<_> = views.collect();
        let looks = state.objects.iter().map(|o| o.as_ref().map(look));
        let face = Face {
            views: views.into_iter().map(|view| self.views.id(view)).collect(),
            looks: looks.map(|look| self.looks.id(look)).collect(),
        };
        let mut edges: Vec<&Edge> = state.steps.iter().collect();
        edges.sort_by_key(|edge| (edge.thread, rank(edge.branch)));
        let steps = edges.into_iter().map(|edge| self.step(state, edge));
        let steps = steps.collect::<Result<_>>()?;
        Ok(Scene {
            face: self.faces.id(face),
            steps,
            end: state.end.clone(),
        })
    }

    fn view(&self, me: usize, thread: Option<&ThreadState>) -> View {
        let Some(thread) = thread else {
            return View {
                kind: Kind::NotBegun,
                ..View::default()
            };
        };
        let (kind, why) = self.status(me, thread);
        let next = thread.next.as_ref();
        let place = thread
            .place
            .as_ref()
            .filter(|p| p.file == self.explored.file);
        let locals = thread.locals.iter();
        let locals: Vec<_> = locals
            .map(|(name, value)| format!("{name} = {value}"))
            .collect();
        View {
            kind,
            line: place.map_or(0, |place| place.line),
            next: next.map_or(String::new(), |action| self.words.operation(action)),
            why,
            locals: locals.join(", "),
            helper: place.map_or(0, |place| self.helper(place)),
        }
    }

    fn status(&self, me: usize, thread: &ThreadState) -> (Kind, String) {
        match &thread.status {
            Status::Ready => (Kind::GoesOn, String::new()),
            Status::Blocked(holders) => {
                let why = self.words.reason(me, holders, thread.next.as_ref());
                (Kind::Blocked, why)
            }
            Status::Spins => (Kind::Spins, String::new()),
            Status::Finished => (Kind::Finished, String::new()),
            Status::Panicked(message) => (Kind::Panicked, message.clone()),
        }
    }

    /// The innermost function among the helpers around a place, or else the
    /// call, counted from 1.
    fn helper(&self, place: &Place) -> usize {
        let around = |helper: &Helper| match &helper.all {
            All::Within(lines) if lines.contains(&place.line) => Some(lines.end() - lines.start()),
            All::CalledAt(line, column) if (*line, *column) == (place.line, place.column) => {
                Some(u32::MAX)
            }
            _ => None,
        };
        let helpers = self.explored.helpers.iter().enumerate();
        let around = helpers.filter_map(|(index, helper)| Some((around(helper)?, index)));
        around.min().map_or(0, |(_, index)| index + 1)
    }

    /// `lock balance; unlock balance`; what another thread does has its name.
    fn did(&self, action: &Action, edge: &Edge) -> String {
        let mut did = self.words.step(action, edge.branch);
        for (thread, then) in &edge.then {
            let has_panicked = matches!(then.detail, Some(Detail::Panicked(_)));
            if UNTOLD.contains(&then.operation) && !has_panicked {
                continue;
            }
            let then = self.words.operation(then);
            let whose = match *thread == edge.thread {
                true => String::new(),
                false => format!("{}: ", self.words.threads[*thread]),
            };
            did += &format!("; {whose}{then}");
        }
        did
    }

    fn step(&mut self, state: &State, edge: &Edge) -> Result<Step> {
        let thread = state.threads.get(edge.thread).and_then(Option::as_ref);
        let action = thread.and_then(|thread| thread.next.as_ref());
        let action = action.context("a thread takes a step that has nothing to do")?;
        ensure!(
            edge.to < self.explored.graph.states.len(),
            "a step leads to the state {}, which is not there",
            edge.to
        );
        let does = self.moves.id(Move {
            did: self.did(action, edge),
            printed: edge.printed.clone(),
        });
        Ok(Step {
            thread: edge.thread,
            does,
            to: edge.to,
        })
    }
}

/// What follows a step at once and a reader need not be told: that a thread
/// ends by itself, joins, or goes on from where it waited.
const UNTOLD: [Operation; 8] = [
    Operation::Return,
    Operation::End,
    Operation::EndScope,
    Operation::Join,
    Operation::LeaveBarrier,
    Operation::Sent,
    Operation::Received,
    Operation::EndInitialise,
];

/// The order in which the branches of a thread are offered.
fn rank(branch: Branch) -> (usize, usize) {
    match branch {
        Branch::Proceeds => (0, 0),
        Branch::TimesOut => (1, 0),
        Branch::WakesSpuriously => (2, 0),
        Branch::FailsSpuriously => (2, 1),
        Branch::Queues => (3, 0),
        Branch::Wakes(thread) => (4, thread),
        Branch::NeverWakes => (5, 0),
    }
}

fn look(object: &ObjectState) -> Look {
    // The engine knows them in no order; the file must not change with it.
    let sorted = |threads: &[usize]| {
        let mut threads = threads.to_vec();
        threads.sort_unstable();
        threads
    };
    Look {
        value: object.value.clone().unwrap_or_default(),
        holders: sorted(&object.holders),
        waiters: sorted(&object.waiters),
        poisoned: object.poisoned,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{locked_race, race};
    use super::super::testing::{at, edge, graph, outline};
    use super::*;

    /// What main is at, if that is what it is at.
    fn view(thread: Option<ThreadState>) -> View {
        let mut graph = graph();
        graph.states[0].threads[0] = thread;
        graph.states[0].threads[1] = at(3, Status::Ready);
        graph.states[0].steps[0].thread = 1;
        let outline = outline(&graph).unwrap();
        let face = &outline.faces[outline.scenes[0].face];
        outline.views[face.views[0]].clone()
    }

    #[test]
    fn a_thread_is_at_a_line_and_about_to_do_something() {
        let mut thread = at(3, Status::Ready);
        let locals = [("item", "1"), ("stock", "[1, 2]")];
        let locals = locals.map(|(name, value)| (name.to_owned(), value.to_owned()));
        thread.as_mut().unwrap().locals = locals.to_vec();
        let expected = View {
            kind: Kind::GoesOn,
            line: 3,
            next: "lock taken".into(),
            locals: "item = 1, stock = [1, 2]".into(),
            ..View::default()
        };
        assert_eq!(view(thread), expected);
    }

    #[test]
    fn what_keeps_a_thread_from_going_on_is_told() {
        let told = |status| {
            let view = view(at(3, status));
            (view.kind, view.why)
        };
        assert_eq!(
            told(Status::Blocked(vec![1])),
            (Kind::Blocked, "held by first".into())
        );
        assert_eq!(told(Status::Spins), (Kind::Spins, String::new()));
        assert_eq!(told(Status::Finished), (Kind::Finished, String::new()));
        let panicked = Status::Panicked("no funds".into());
        assert_eq!(told(panicked), (Kind::Panicked, "no funds".into()));
        assert_eq!(view(None).kind, Kind::NotBegun);
    }

    #[test]
    fn an_operation_is_in_the_innermost_function_around_it_or_else_in_a_call() {
        let helper = |line| view(at(line, Status::Ready)).helper;
        assert_eq!([9, 10, 13, 20, 21, 22].map(helper), [0, 1, 2, 1, 0, 4]);
    }

    #[test]
    fn a_line_of_another_file_is_no_line() {
        let mut thread = at(13, Status::Ready);
        let elsewhere = thread.as_mut().unwrap().place.as_mut().unwrap();
        elsewhere.file = "src/lib.rs".into();
        let view = view(thread);
        assert_eq!((view.line, view.helper), (0, 0));
        assert_eq!(view.next, "lock taken");
    }

    #[test]
    fn what_follows_at_once_is_told_with_the_step() {
        let outline = locked_race().outline();
        let did: Vec<String> = outline
            .moves
            .into_all()
            .into_iter()
            .map(|m| m.did)
            .collect();
        assert!(
            did.contains(&"store value; unlock balance".to_owned()),
            "{did:?}"
        );
    }

    #[test]
    fn the_end_of_a_thread_is_told_if_it_is_a_panic() {
        let did = |detail| {
            let mut graph = graph();
            let end = Action {
                operation: Operation::End,
                object: None,
                thread: None,
                detail,
            };
            graph.states[0].steps[0].then = vec![(1, end)];
            outline(&graph).unwrap().moves[0].did.clone()
        };
        assert_eq!(did(None), "lock taken");
        let panicked = Detail::Panicked("no funds".into());
        assert_eq!(did(Some(panicked)), "lock taken; first: panic: no funds");
    }

    #[test]
    fn a_helper_holds_the_lines_of_its_function() {
        let outline = race().outline();
        let helpers = |state: usize| {
            let face = &outline.faces[outline.scenes[state].face];
            let views = face.views.iter();
            views
                .map(|view| outline.views[*view].helper)
                .collect::<Vec<_>>()
        };
        assert_eq!(helpers(0), [0, 1, 0]);
    }

    #[test]
    fn choices_are_in_the_order_of_threads_and_ways() {
        let mut graph = graph();
        let [first, main] = [at(3, Status::Ready), at(4, Status::Ready)];
        graph.states[0].threads = vec![main, first];
        graph.states[0].steps = vec![
            edge(1, Branch::Proceeds),
            edge(0, Branch::Wakes(1)),
            edge(0, Branch::WakesSpuriously),
            edge(0, Branch::Wakes(0)),
            edge(0, Branch::TimesOut),
        ];
        let outline = outline(&graph).unwrap();
        let steps = outline.scenes[0].steps.iter();
        let told: Vec<_> = steps
            .map(|s| (s.thread, &*outline.moves[s.does].did))
            .collect();
        let expected = [
            (0, "lock taken: times out"),
            (0, "lock taken: wakes for no reason"),
            (0, "lock taken: wakes main"),
            (0, "lock taken: wakes first"),
            (1, "lock taken"),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn an_object_looks_the_same_in_whatever_order_its_threads_are_told() {
        let object = |waiters: &[usize]| {
            let mut graph = graph();
            graph.states[0].objects[0] = Some(ObjectState {
                value: Some("7".into()),
                holders: vec![1],
                waiters: waiters.to_vec(),
                poisoned: true,
            });
            let outline = outline(&graph).unwrap();
            let face = &outline.faces[outline.scenes[0].face];
            outline.looks[face.looks[0]].clone()
        };
        let look = Look {
            value: "7".into(),
            holders: vec![1],
            waiters: vec![0, 1],
            poisoned: true,
        };
        assert_eq!(object(&[1, 0]), Some(look.clone()));
        assert_eq!(object(&[0, 1]), Some(look));
        let outline = outline(&graph()).unwrap();
        assert_eq!(outline.looks[outline.faces[0].looks[0]], None);
    }
}
