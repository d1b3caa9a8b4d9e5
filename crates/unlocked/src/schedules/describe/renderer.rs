//! A renderer: puts states into words, and keeps what is equal once.

use anyhow::{Context, Result, ensure};
use explore_std::graph::{
    Action, Branch, Detail, Edge, ObjectState, Operation, Place, State, Status, ThreadState,
};

use super::display_state::{
    Appearance, DisplayState, Effect, ObjectView, Step, ThreadStatus, ThreadView,
};
use super::labels::Labels;
use crate::schedules::explore::Explored;
use crate::schedules::interner::Interner;

/// Puts states into words.
pub(super) struct Renderer<'a> {
    explored: &'a Explored,
    labels: Labels<'a>,
    pub(super) thread_views: Interner<ThreadView>,
    pub(super) object_views: Interner<Option<ObjectView>>,
    pub(super) appearances: Interner<Appearance>,
    pub(super) effects: Interner<Effect>,
}

impl<'a> Renderer<'a> {
    pub(super) fn new(explored: &'a Explored, labels: Labels<'a>) -> Self {
        Self {
            explored,
            labels,
            thread_views: Interner::default(),
            object_views: Interner::default(),
            appearances: Interner::default(),
            effects: Interner::default(),
        }
    }

    pub(super) fn state(&mut self, state: &State) -> Result<DisplayState> {
        ensure!(
            state.threads.len() == self.labels.threads.len()
                && state.objects.len() == self.labels.objects.len(),
            "it does not have all threads and objects"
        );
        ensure!(
            state.steps.is_empty() == state.end.is_some(),
            "it either ends or goes on"
        );
        let appearance = self.appearance(state);
        let mut edges: Vec<&Edge> = state.steps.iter().collect();
        edges.sort_by_key(|edge| (edge.thread, rank(edge.branch)));
        let steps = edges.into_iter().map(|edge| self.step(state, edge));
        let steps = steps.collect::<Result<_>>()?;
        Ok(DisplayState {
            appearance,
            steps,
            end: state.end.clone(),
        })
    }

    fn appearance(&mut self, state: &State) -> usize {
        let threads = state.threads.iter().enumerate();
        let threads = threads.map(|(me, thread)| {
            let view = self.thread_view(me, thread.as_ref());
            self.thread_views.id(view)
        });
        let threads = threads.collect();
        let objects = state.objects.iter();
        let objects = objects.map(|object| self.object_views.id(object.as_ref().map(object_view)));
        let objects = objects.collect();
        self.appearances.id(Appearance { threads, objects })
    }

    fn thread_view(&self, me: usize, thread: Option<&ThreadState>) -> ThreadView {
        let Some(thread) = thread else {
            return ThreadView {
                status: ThreadStatus::NotStarted,
                ..ThreadView::default()
            };
        };
        let (status, why) = self.status(me, thread);
        let next = thread.next.as_ref();
        let place = thread
            .place
            .as_ref()
            .filter(|p| p.file == self.explored.file);
        let locals = thread.locals.iter();
        let locals: Vec<_> = locals
            .map(|(name, value)| format!("{name} = {value}"))
            .collect();
        ThreadView {
            status,
            line: place.map_or(0, |place| place.line),
            next: next.map_or(String::new(), |action| self.labels.operation(action)),
            why,
            locals: locals.join(", "),
            collapsed_call: place.map_or(0, |place| self.collapsed_call(place)),
        }
    }

    fn status(&self, me: usize, thread: &ThreadState) -> (ThreadStatus, String) {
        match &thread.status {
            Status::Ready => (ThreadStatus::Ready, String::new()),
            Status::Blocked(holders) => {
                let why = self.labels.block_reason(me, holders, thread.next.as_ref());
                (ThreadStatus::Blocked, why)
            }
            Status::Spins => (ThreadStatus::Spins, String::new()),
            Status::Finished => (ThreadStatus::Finished, String::new()),
            Status::Panicked(message) => (ThreadStatus::Panicked, message.clone()),
        }
    }

    /// The innermost function around a place among the collapsed calls, or else
    /// the call of a library; counted from 1.
    fn collapsed_call(&self, place: &Place) -> usize {
        let calls = self.explored.collapsed_calls.iter().enumerate();
        let around = calls.filter_map(|(index, call)| Some((call.lines_around(place)?, index)));
        around.min().map_or(0, |(_, index)| index + 1)
    }

    /// `lock balance; unlock balance`; what another thread does has its name.
    fn operations(&self, action: &Action, edge: &Edge) -> String {
        let mut operations = self.labels.step(action, edge.branch);
        for (thread, then) in &edge.then {
            let has_panicked = matches!(then.detail, Some(Detail::Panicked(_)));
            if OMITTED.contains(&then.operation) && !has_panicked {
                continue;
            }
            let then = self.labels.operation(then);
            let whose = match *thread == edge.thread {
                true => String::new(),
                false => format!("{}: ", self.labels.threads[*thread]),
            };
            operations += &format!("; {whose}{then}");
        }
        operations
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
        let effect = self.effects.id(Effect {
            operations: self.operations(action, edge),
            printed: edge.printed.clone(),
        });
        Ok(Step {
            thread: edge.thread,
            effect,
            to: edge.to,
        })
    }
}

/// What follows a step at once and is left out of its label: that a thread ends
/// by itself, joins, or goes on from where it waited.
const OMITTED: [Operation; 8] = [
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

fn object_view(object: &ObjectState) -> ObjectView {
    // The engine knows them in no order; the file must not change with it.
    let sorted = |threads: &[usize]| {
        let mut threads = threads.to_vec();
        threads.sort_unstable();
        threads
    };
    ObjectView {
        value: object.value.clone().unwrap_or_default(),
        holders: sorted(&object.holders),
        waiters: sorted(&object.waiters),
        poisoned: object.poisoned,
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{at, displayed, edge, graph};
    use super::*;
    use crate::schedules::testing::{locked_race, race};

    /// What main is at, if that is what it is at.
    fn view(thread: Option<ThreadState>) -> ThreadView {
        let mut graph = graph();
        graph.states[0].threads[0] = thread;
        graph.states[0].threads[1] = at(3, Status::Ready);
        graph.states[0].steps[0].thread = 1;
        let displayed = displayed(&graph).unwrap();
        let appearance = &displayed.appearances[displayed.states[0].appearance];
        displayed.thread_views[appearance.threads[0]].clone()
    }

    #[test]
    fn a_thread_is_at_a_line_and_about_to_do_something() {
        let mut thread = at(3, Status::Ready);
        let locals = [("item", "1"), ("stock", "[1, 2]")];
        let locals = locals.map(|(name, value)| (name.to_owned(), value.to_owned()));
        thread.as_mut().unwrap().locals = locals.to_vec();
        let expected = ThreadView {
            status: ThreadStatus::Ready,
            line: 3,
            next: "lock taken".into(),
            locals: "item = 1, stock = [1, 2]".into(),
            ..ThreadView::default()
        };
        assert_eq!(view(thread), expected);
    }

    #[test]
    fn what_keeps_a_thread_from_going_on_is_shown() {
        let seen = |status| {
            let view = view(at(3, status));
            (view.status, view.why)
        };
        assert_eq!(
            seen(Status::Blocked(vec![1])),
            (ThreadStatus::Blocked, "held by first".into())
        );
        assert_eq!(seen(Status::Spins), (ThreadStatus::Spins, String::new()));
        assert_eq!(
            seen(Status::Finished),
            (ThreadStatus::Finished, String::new())
        );
        let panicked = Status::Panicked("no funds".into());
        assert_eq!(seen(panicked), (ThreadStatus::Panicked, "no funds".into()));
        assert_eq!(view(None).status, ThreadStatus::NotStarted);
    }

    #[test]
    fn an_operation_is_in_the_innermost_function_around_it_or_else_in_a_call() {
        let collapsed_call = |line| view(at(line, Status::Ready)).collapsed_call;
        assert_eq!(
            [9, 10, 13, 20, 21, 22].map(collapsed_call),
            [0, 1, 2, 1, 0, 4]
        );
    }

    #[test]
    fn a_line_of_another_file_is_no_line() {
        let mut thread = at(13, Status::Ready);
        let elsewhere = thread.as_mut().unwrap().place.as_mut().unwrap();
        elsewhere.file = "src/lib.rs".into();
        let view = view(thread);
        assert_eq!((view.line, view.collapsed_call), (0, 0));
        assert_eq!(view.next, "lock taken");
    }

    #[test]
    fn what_follows_at_once_is_in_the_label_of_the_step() {
        let displayed = locked_race().displayed();
        let operations: Vec<String> = displayed
            .effects
            .into_all()
            .into_iter()
            .map(|effect| effect.operations)
            .collect();
        assert!(
            operations.contains(&"store value; unlock balance".to_owned()),
            "{operations:?}"
        );
    }

    #[test]
    fn the_end_of_a_thread_is_in_the_label_if_it_is_a_panic() {
        let operations = |detail| {
            let mut graph = graph();
            let end = Action {
                operation: Operation::End,
                object: None,
                thread: None,
                detail,
            };
            graph.states[0].steps[0].then = vec![(1, end)];
            displayed(&graph).unwrap().effects[0].operations.clone()
        };
        assert_eq!(operations(None), "lock taken");
        let panicked = Detail::Panicked("no funds".into());
        assert_eq!(
            operations(Some(panicked)),
            "lock taken; first: panic: no funds"
        );
    }

    #[test]
    fn a_collapsed_call_has_the_lines_of_its_function() {
        let displayed = race().displayed();
        let calls = |state: usize| {
            let appearance = &displayed.appearances[displayed.states[state].appearance];
            let views = appearance.threads.iter();
            views
                .map(|view| displayed.thread_views[*view].collapsed_call)
                .collect::<Vec<_>>()
        };
        assert_eq!(calls(0), [0, 1, 0]);
    }

    #[test]
    fn choices_are_in_the_order_of_threads_and_branches() {
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
        let displayed = displayed(&graph).unwrap();
        let steps = displayed.states[0].steps.iter();
        let labels: Vec<_> = steps
            .map(|s| (s.thread, &*displayed.effects[s.effect].operations))
            .collect();
        let expected = [
            (0, "lock taken: times out"),
            (0, "lock taken: wakes for no reason"),
            (0, "lock taken: wakes main"),
            (0, "lock taken: wakes first"),
            (1, "lock taken"),
        ];
        assert_eq!(labels, expected);
    }

    #[test]
    fn an_object_looks_the_same_in_whatever_order_its_threads_come() {
        let object = |waiters: &[usize]| {
            let mut graph = graph();
            graph.states[0].objects[0] = Some(ObjectState {
                value: Some("7".into()),
                holders: vec![1],
                waiters: waiters.to_vec(),
                poisoned: true,
            });
            let displayed = displayed(&graph).unwrap();
            let appearance = &displayed.appearances[displayed.states[0].appearance];
            displayed.object_views[appearance.objects[0]].clone()
        };
        let view = ObjectView {
            value: "7".into(),
            holders: vec![1],
            waiters: vec![0, 1],
            poisoned: true,
        };
        assert_eq!(object(&[1, 0]), Some(view.clone()));
        assert_eq!(object(&[0, 1]), Some(view));
        let displayed = displayed(&graph()).unwrap();
        assert_eq!(
            displayed.object_views[displayed.appearances[0].objects[0]],
            None
        );
    }
}
