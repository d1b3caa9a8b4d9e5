//! The graph as a reader sees it: threads and objects have the names that the
//! page calls them by, and what happens is told in words.
//!
//! What is equal is kept once, so that two states look the same to the reader
//! exactly if their faces have one index.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail, ensure};
use explore_std::End;
use explore_std::graph::{Action, Edge, ObjectState, Place, State, Status, ThreadState, Way};

use super::order::Steps;
use super::pool::Pool;
use super::words::Words;
use super::{All, Explored, Helper};

/// A graph of states, told in words.
#[derive(Debug, Clone)]
pub struct Outline {
    /// The name of each thread.
    pub threads: Vec<String>,
    /// The name and the kind of each object.
    pub objects: Vec<(String, String)>,
    /// The names of the functions that are shown as one step.
    pub helpers: Vec<String>,
    /// What threads are at.
    pub views: Pool<View>,
    /// What objects look like; `None` for one that does not exist.
    pub looks: Pool<Option<Look>>,
    /// What states look like.
    pub faces: Pool<Face>,
    /// What steps do.
    pub moves: Pool<Move>,
    /// The states; the first is the start.
    pub scenes: Vec<Scene>,
}

/// What a thread is at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct View {
    /// Whether it can go on.
    pub kind: Kind,
    /// The line of its next operation; 0 if it is in no line of the file.
    pub line: u32,
    /// Its next operation.
    pub next: String,
    /// Why it cannot go on, or the message of its panic.
    pub why: String,
    /// Its local variables: `copy = 0`.
    pub locals: String,
    /// The helper that its next operation is in, counted from 1; 0 if in none.
    pub helper: usize,
}

/// Whether a thread can go on, numbered as in the file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// It can.
    #[default]
    GoesOn = 0,
    /// It waits for another.
    Blocked = 1,
    /// It has finished.
    Finished = 2,
    /// It has panicked.
    Panicked = 3,
    /// It has not begun.
    NotBegun = 4,
    /// It has asked in vain.
    Spins = 5,
}

/// What an object looks like.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Look {
    /// Its value, where it has one to show.
    pub value: String,
    /// The threads that hold it.
    pub holders: Vec<usize>,
    /// The threads that wait for it.
    pub waiters: Vec<usize>,
    /// Whether it is poisoned.
    pub poisoned: bool,
}

/// What a state looks like.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Face {
    /// The view of each thread.
    pub views: Vec<usize>,
    /// The look of each object.
    pub looks: Vec<usize>,
}

/// What a step does.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Move {
    /// Its operations.
    pub did: String,
    /// What it prints.
    pub printed: String,
}

/// A state of the program as explore-std tells states apart.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Scene {
    /// What it looks like.
    pub face: usize,
    /// What can happen next.
    pub steps: Vec<Step>,
    /// How the program has ended, if it has.
    pub end: Option<End>,
}

/// A choice of the scheduler.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Step {
    /// The thread that goes on.
    pub thread: usize,
    /// What it does: the index of a move.
    pub does: usize,
    /// The state after it.
    pub to: usize,
}

impl Kind {
    /// All kinds, in the order of their numbers.
    pub const ALL: [Self; 6] = [
        Self::GoesOn,
        Self::Blocked,
        Self::Finished,
        Self::Panicked,
        Self::NotBegun,
        Self::Spins,
    ];
}

impl Steps for Scene {
    fn steps(&self) -> &[Step] {
        &self.steps
    }

    fn with(&self, steps: Vec<Step>) -> Self {
        Self {
            steps,
            ..self.clone()
        }
    }
}

impl Outline {
    /// Tells the graph of a listing in words; `names` are the manifest's.
    ///
    /// # Errors
    ///
    /// When a name of the manifest belongs to nothing, when it makes two names
    /// equal, or when a part of the graph refers to what it does not have.
    pub fn new(explored: &Explored<'_>, names: &BTreeMap<String, String>) -> Result<Self> {
        let graph = explored.graph;
        ensure!(!graph.states.is_empty(), "the graph has no state");
        ensure!(
            explored.objects.len() == graph.objects.len(),
            "the graph has {} objects, of which {} are named",
            graph.objects.len(),
            explored.objects.len()
        );
        has_lines_of(explored)?;
        let mut threads = apart(&graph.threads);
        let mut objects = apart(explored.objects);
        rename(names, &mut threads, &mut objects)?;
        let kinds = graph.objects.iter().map(|shared| shared.kind.clone());
        let objects: Vec<_> = objects.into_iter().zip(kinds).collect();
        let words = Words {
            threads: &threads,
            objects: &objects,
        };
        let mut teller = Teller::new(explored, words);
        let mut scenes = Vec::new();
        for (index, state) in graph.states.iter().enumerate() {
            let scene = teller.scene(state);
            scenes.push(scene.with_context(|| format!("state {index} of the graph"))?);
        }
        let Teller {
            views,
            looks,
            faces,
            moves,
            ..
        } = teller;
        Ok(Self {
            threads,
            objects,
            helpers: explored.helpers.iter().map(|h| h.name.clone()).collect(),
            views,
            looks,
            faces,
            moves,
            scenes,
        })
    }
}

/// A graph of another file would be shown without a single line.
fn has_lines_of(explored: &Explored<'_>) -> Result<()> {
    let threads = explored
        .graph
        .states
        .iter()
        .flat_map(|state| &state.threads);
    let mut places = threads.flatten().filter_map(|thread| thread.place.as_ref());
    let Some(first) = places.next() else {
        return Ok(());
    };
    ensure!(
        first.file == explored.file || places.any(|place| place.file == explored.file),
        "no operation is in {}; the first is in {}",
        explored.file,
        first.file
    );
    Ok(())
}

/// The names with a number after each that stood before: `taken`, `taken 2`.
fn apart(names: &[String]) -> Vec<String> {
    let mut all = BTreeSet::new();
    let name = |name: &String| {
        let numbered = (2..).map(|n| format!("{name} {n}"));
        let mut free = [name.clone()].into_iter().chain(numbered);
        let free = free.find(|name| all.insert(name.clone()));
        free.expect("one of endlessly many is free")
    };
    names.iter().map(name).collect()
}

fn rename(
    names: &BTreeMap<String, String>,
    threads: &mut [String],
    objects: &mut [String],
) -> Result<()> {
    if let Some(name) = (names.keys()).find(|n| !threads.contains(n) && !objects.contains(n)) {
        bail!(
            "names: there is no thread and no object {name:?} to be renamed; there are the \
             threads {threads:?} and the objects {objects:?}"
        );
    }
    for all in [threads, objects] {
        for name in all.iter_mut() {
            if let Some(new) = names.get(name) {
                name.clone_from(new);
            }
        }
        let mut seen = BTreeSet::new();
        if let Some(name) = all.iter().find(|name| !seen.insert(*name)) {
            bail!("names: two are called {name:?} now; name them apart");
        }
    }
    Ok(())
}

/// Puts states into words.
struct Teller<'a> {
    explored: &'a Explored<'a>,
    words: Words<'a>,
    views: Pool<View>,
    looks: Pool<Option<Look>>,
    faces: Pool<Face>,
    moves: Pool<Move>,
}

impl<'a> Teller<'a> {
    fn new(explored: &'a Explored<'a>, words: Words<'a>) -> Self {
        Self {
            explored,
            words,
            views: Pool::default(),
            looks: Pool::default(),
            faces: Pool::default(),
            moves: Pool::default(),
        }
    }

    fn scene(&mut self, state: &State) -> Result<Scene> {
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
        edges.sort_by_key(|edge| (edge.thread, rank(edge.way)));
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
        let mut did = self.words.step(action, edge.way);
        for (thread, then) in &edge.then {
            if UNTOLD.contains(&then.verb.as_str()) {
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
/// ends, joins, or goes on from where it waited.
const UNTOLD: [&str; 8] = [
    "return",
    "end",
    "end of scope",
    "join",
    "leave",
    "sent",
    "received",
    "initialised",
];

/// The order in which the ways of a thread are offered.
fn rank(way: Way) -> (usize, usize) {
    match way {
        Way::Plain => (0, 0),
        Way::TimesOut => (1, 0),
        Way::Spuriously => (2, 0),
        Way::Queues => (3, 0),
        Way::Wakes(thread) => (4, thread),
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
    use explore_std::graph::{Action, Graph, Shared};

    use super::super::testing::{place, race};
    use super::*;

    fn action(verb: &str, object: usize) -> Action {
        Action {
            verb: verb.into(),
            object: Some(object),
            thread: None,
            detail: None,
        }
    }

    fn at(line: u32, status: Status) -> Option<ThreadState> {
        Some(ThreadState {
            status,
            next: Some(action("lock", 0)),
            place: Some(place(line)),
            locals: Vec::new(),
        })
    }

    fn edge(thread: usize, way: Way) -> Edge {
        Edge {
            thread,
            way,
            printed: String::new(),
            then: Vec::new(),
            to: 1,
        }
    }

    /// Main goes on, or ends.
    fn graph() -> Graph {
        let ended = ThreadState {
            status: Status::Finished,
            next: None,
            place: None,
            locals: Vec::new(),
        };
        let state = State {
            threads: vec![at(3, Status::Ready), None],
            objects: vec![None],
            steps: vec![edge(0, Way::Plain)],
            end: None,
        };
        let end = State {
            threads: vec![Some(ended), None],
            steps: Vec::new(),
            end: Some(End::Finished),
            ..state.clone()
        };
        Graph {
            threads: vec!["main".into(), "first".into()],
            objects: vec![Shared {
                kind: "Mutex".into(),
                place: place(2),
                called: String::new(),
                nth: 0,
            }],
            states: vec![state, end],
        }
    }

    fn helper(name: &str, all: All) -> Helper {
        let name = name.to_owned();
        Helper { name, all }
    }

    fn outline(graph: &Graph) -> Result<Outline> {
        named(graph, &[])
    }

    fn named(graph: &Graph, names: &[(&str, &str)]) -> Result<Outline> {
        let names = names
            .iter()
            .map(|(old, new)| (old.to_string(), new.to_string()));
        let objects = graph.objects.iter().map(|_| "taken".to_owned());
        let explored = Explored {
            listing: "threads/some",
            file: "src/main.rs",
            source: "",
            graph,
            executions: 1,
            objects: &objects.collect::<Vec<_>>(),
            helpers: &[
                helper("outer", All::Within(10..=20)),
                helper("inner", All::Within(12..=14)),
                helper("queue.put", All::CalledAt(13, 5)),
                helper("event.set", All::CalledAt(22, 5)),
            ],
        };
        Outline::new(&explored, &names.collect())
    }

    fn refusal(graph: &Graph) -> String {
        format!("{:#}", outline(graph).unwrap_err())
    }

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
    fn what_follows_at_once_is_told_with_the_step() {
        let outline = super::super::testing::locked_race().outline();
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
    fn a_graph_without_a_line_of_the_file_is_refused() {
        let mut graph = graph();
        let thread = graph.states[0].threads[0].as_mut().unwrap();
        thread.place.as_mut().unwrap().file = "main.rs".into();
        let error = refusal(&graph);
        assert!(
            error.contains("in src/main.rs; the first is in main.rs"),
            "{error}"
        );
    }

    #[test]
    fn choices_are_in_the_order_of_threads_and_ways() {
        let mut graph = graph();
        let [first, main] = [at(3, Status::Ready), at(4, Status::Ready)];
        graph.states[0].threads = vec![main, first];
        graph.states[0].steps = vec![
            edge(1, Way::Plain),
            edge(0, Way::Wakes(1)),
            edge(0, Way::Spuriously),
            edge(0, Way::Wakes(0)),
            edge(0, Way::TimesOut),
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

    #[test]
    fn those_with_one_name_are_numbered() {
        let mut graph = graph();
        graph.threads = vec!["main".into(), "main".into()];
        let twice = graph.objects[0].clone();
        graph.objects.push(twice);
        for state in &mut graph.states {
            state.objects.push(None);
        }
        let outline = named(&graph, &[("taken 2", "consumer lock")]).unwrap();
        assert_eq!(outline.threads, ["main", "main 2"]);
        let names: Vec<_> = outline.objects.iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["taken", "consumer lock"]);
    }

    #[test]
    fn a_new_name_for_nothing_is_answered_with_the_names_there_are() {
        let error = named(&graph(), &[("thread 1", "second")])
            .unwrap_err()
            .to_string();
        assert!(error.contains("no object \"thread 1\""), "{error}");
        assert!(error.contains("[\"main\", \"first\"]"), "{error}");
        assert!(error.contains("[\"taken\"]"), "{error}");
    }

    #[test]
    fn two_threads_cannot_be_given_one_name() {
        let error = named(&graph(), &[("first", "main")])
            .unwrap_err()
            .to_string();
        assert!(error.contains("two are called \"main\""), "{error}");
        let swapped = named(&graph(), &[("first", "main"), ("main", "first")]).unwrap();
        assert_eq!(swapped.threads, ["first", "main"]);
    }

    #[test]
    fn a_graph_that_contradicts_itself_is_refused_with_the_state() {
        let refused = |mend: fn(&mut Graph)| {
            let mut graph = graph();
            mend(&mut graph);
            refusal(&graph)
        };
        let error = refused(|g| g.states[0].steps[0].to = 2);
        assert!(
            error.contains("state 0 of the graph: a step leads to the state 2"),
            "{error}"
        );
        let error = refused(|g| g.states[0].steps[0].thread = 1);
        assert!(error.contains("that has nothing to do"), "{error}");
        let error = refused(|g| g.states[0].steps.clear());
        assert!(error.contains("either ends or goes on"), "{error}");
        let error = refused(|g| g.states[1].threads.truncate(1));
        assert!(
            error.contains("state 1 of the graph: it does not have all"),
            "{error}"
        );
        assert!(refused(|g| g.states.clear()).contains("no state"));
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
}
