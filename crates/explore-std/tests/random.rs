//! Programs that nobody wrote. explore-std finds what a model finds that visits
//! every state without any reduction; merging states changes neither what comes
//! of a program nor by how many schedules; every schedule can be run again.

#[allow(dead_code)]
#[path = "support/header.rs"]
mod header;
#[allow(dead_code)]
mod model;

use std::collections::BTreeSet;

use explore_std as std;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, TryRecvError};
use std::sync::{Barrier, Condvar, Mutex, OnceLock, RwLock, mpsc};
use std::time::Duration;
use std::{Explorer, Outcome, Schedule, println, thread};

/// A generator of numbers: the same for each seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        (self.0 >> 33) % n
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len() as u64) as usize]
    }
}

/// What a thread does in one line. A number says with which object.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Act {
    Load(usize),
    Store(usize, u32),
    Add(usize),
    Lock(usize),
    Nested(usize),
    Try(usize),
    Read,
    Write,
    WaitTimeout,
    NotifyOne,
    NotifyAll,
    Initialise(u32),
    Arrive,
    Print(u32),
    Send(u32),
    Unpark,
    // For main alone.
    Recv,
    TryRecv,
    RecvTimeout,
    Park,
}

use Act::*;

/// What one program has in common: those that differ in everything do little.
const FOCUSES: [&[Act]; 6] = [
    &[Lock(0), Lock(1), Nested(0), Nested(1), Try(0), Print(1)],
    &[Send(1), Send(2), Print(1), Recv, TryRecv, RecvTimeout],
    &[WaitTimeout, NotifyOne, NotifyAll, Lock(0)],
    &[Load(0), Store(0, 2), Add(0), Load(1), Add(1), Arrive],
    &[Park, Unpark, Load(0), Store(0, 1), Print(1)],
    &[
        Read,
        Write,
        Initialise(1),
        Initialise(2),
        Try(1),
        Send(3),
        TryRecv,
    ],
];

#[derive(Clone, Debug, Default)]
struct Plan {
    /// Of the channel, where it has a bound.
    capacity: Option<usize>,
    /// What main does, and then the others.
    threads: Vec<Vec<Act>>,
}

impl Plan {
    fn new(seed: u64) -> Self {
        let mut dice = Dice(seed);
        let focus = dice.one_of(&FOCUSES);
        let others = 1 + dice.below(2) as usize;
        let acts = |me: usize, dice: &mut Dice| {
            let many = 1 + dice.below(3);
            let acts = (0..many).map(|_| dice.one_of(focus));
            acts.map(|act| match (me, act) {
                (0, Send(_)) => Recv,
                (0, Unpark) => Park,
                (1.., Recv | TryRecv | RecvTimeout) => Send(4),
                (1.., Park) => Unpark,
                _ => act,
            })
            .collect()
        };
        Self {
            capacity: dice.one_of(&[None, Some(1), Some(0)]),
            threads: (0..=others).map(|me| acts(me, &mut dice)).collect(),
        }
    }
}

enum Tx {
    Free(Sender<u32>),
    Bounded(SyncSender<u32>),
}

impl Tx {
    fn send(&self, value: u32) -> bool {
        match self {
            Self::Free(tx) => tx.send(value).is_ok(),
            Self::Bounded(tx) => tx.send(value).is_ok(),
        }
    }
}

impl Clone for Tx {
    fn clone(&self) -> Self {
        match self {
            Self::Free(tx) => Self::Free(tx.clone()),
            Self::Bounded(tx) => Self::Bounded(tx.clone()),
        }
    }
}

fn channel(capacity: Option<usize>) -> (Tx, Receiver<u32>) {
    match capacity {
        None => {
            let (tx, rx) = mpsc::channel();
            (Tx::Free(tx), rx)
        }
        Some(capacity) => {
            let (tx, rx) = mpsc::sync_channel(capacity);
            (Tx::Bounded(tx), rx)
        }
    }
}

struct Shared {
    main: thread::Thread,
    atomics: [AtomicU32; 2],
    mutexes: [Mutex<u32>; 2],
    both: RwLock<u32>,
    once: OnceLock<u32>,
    changed: Condvar,
    barrier: Barrier,
}

impl Shared {
    fn new() -> Self {
        Self {
            main: thread::current(),
            atomics: [AtomicU32::new(0), AtomicU32::new(0)],
            mutexes: [Mutex::new(0), Mutex::new(0)],
            both: RwLock::new(0),
            once: OnceLock::new(),
            changed: Condvar::new(),
            barrier: Barrier::new(2),
        }
    }
}

const TIMEOUT: Duration = Duration::from_millis(1);
const GONE: u32 = 77;
const NOT_NOW: u32 = 88;

/// What a thread does, and what it has seen by that.
fn act(
    act: Act,
    me: usize,
    shared: &Shared,
    tx: Option<&Tx>,
    rx: Option<&Receiver<u32>>,
) -> Vec<u32> {
    let sender = || tx.expect("main does not send");
    let receiver = || rx.expect("only main receives");
    match act {
        Load(i) => vec![shared.atomics[i].load(SeqCst)],
        Store(i, value) => {
            shared.atomics[i].store(value, SeqCst);
            vec![]
        }
        Add(i) => vec![shared.atomics[i].fetch_add(1, SeqCst)],
        Lock(i) => {
            let mut value = shared.mutexes[i].lock().unwrap();
            *value += 1;
            vec![*value]
        }
        Nested(i) => {
            let mut value = shared.mutexes[i].lock().unwrap();
            let other = shared.mutexes[1 - i].lock().unwrap();
            *value += 1;
            vec![*value, *other]
        }
        Try(i) => shared.mutexes[i]
            .try_lock()
            .map_or(vec![NOT_NOW], |mut value| {
                *value += 1;
                vec![*value]
            }),
        Read => vec![*shared.both.read().unwrap()],
        Write => {
            *shared.both.write().unwrap() += 1;
            vec![]
        }
        WaitTimeout => {
            let value = shared.mutexes[0].lock().unwrap();
            let (value, late) = shared.changed.wait_timeout(value, TIMEOUT).unwrap();
            vec![late.timed_out().into(), *value]
        }
        NotifyOne => {
            shared.changed.notify_one();
            vec![]
        }
        NotifyAll => {
            shared.changed.notify_all();
            vec![]
        }
        Initialise(value) => vec![*shared.once.get_or_init(|| value)],
        Arrive => vec![shared.barrier.wait().is_leader().into()],
        Print(text) => {
            println!("T{me} {text}");
            vec![]
        }
        Send(value) => vec![sender().send(value).into()],
        Unpark => {
            shared.main.unpark();
            vec![]
        }
        Recv => vec![receiver().recv().unwrap_or(GONE)],
        TryRecv => vec![match receiver().try_recv() {
            Ok(value) => value,
            Err(TryRecvError::Disconnected) => GONE,
            Err(TryRecvError::Empty) => NOT_NOW,
        }],
        RecvTimeout => vec![match receiver().recv_timeout(TIMEOUT) {
            Ok(value) => value,
            Err(RecvTimeoutError::Disconnected) => GONE,
            Err(RecvTimeoutError::Timeout) => NOT_NOW,
        }],
        Park => {
            thread::park();
            vec![]
        }
    }
}

/// Does what the plan says.
fn run(plan: &Plan) {
    let shared = &Shared::new();
    let (tx, rx) = channel(plan.capacity);
    thread::scope(|s| {
        let others = plan.threads.iter().enumerate().skip(1);
        let others: Vec<_> = others
            .map(|(me, acts)| {
                let tx = tx.clone();
                s.spawn(move || {
                    let seen = acts
                        .iter()
                        .flat_map(|a| act(*a, me, shared, Some(&tx), None));
                    seen.collect::<Vec<u32>>()
                })
            })
            .collect();
        drop(tx);
        let acts = plan.threads[0].iter();
        let mut seen: Vec<Vec<u32>> = vec![
            acts.flat_map(|a| act(*a, 0, shared, None, Some(&rx)))
                .collect(),
        ];
        seen.extend(others.into_iter().map(|thread| thread.join().unwrap()));
        println!("{seen:?}");
        drop(rx);
    });
}

/// The same as a model: see README.md.
struct Model {
    text: String,
    me: usize,
    /// How many numbers the thread has seen.
    seen: usize,
    labels: usize,
}

impl Model {
    fn of(plan: &Plan) -> String {
        let others = 1..plan.threads.len();
        let mut model = Self {
            text: String::new(),
            me: 0,
            seen: 0,
            labels: 0,
        };
        model.line("thread t0");
        let room = plan.capacity.unwrap_or(99);
        model.line(&format!("channel q {} {room}", others.len()));
        others
            .clone()
            .for_each(|t| model.line(&format!("start t{t}")));
        let mut seen = vec![model.acts(&plan.threads[0])];
        let start = model.text.split_off(0);
        for me in others.clone() {
            model.me = me;
            model.line(&format!("thread t{me}"));
            seen.push(model.acts(&plan.threads[me]));
            model.line("close q");
        }
        let rest = model.text.split_off(0);
        others.for_each(|t| model.line(&format!("join t{t}")));
        model.line(&format!("print [{}]", seen.join(", ")));
        // The first thread of a model is the one that it begins with.
        (start + &model.text + &rest).replace("t0", "main")
    }

    fn acts(&mut self, acts: &[Act]) -> String {
        self.seen = 0;
        acts.iter().for_each(|act| self.act(*act));
        let name = |n| format!("{{t{}.s{n}}}", self.me);
        let names: Vec<String> = (1..=self.seen).map(name).collect();
        format!("[{}]", names.join(", "))
    }

    fn line(&mut self, line: &str) {
        self.text += line;
        self.text.push('\n');
    }

    fn lines(&mut self, lines: &[&str]) {
        lines.iter().for_each(|line| self.line(line));
    }

    /// The name of the next number that the thread sees.
    fn see(&mut self) -> String {
        self.seen += 1;
        format!("me.s{}", self.seen)
    }

    fn receive(&mut self, verb: &str, or_else: bool) {
        let seen = self.see();
        self.labels += 1;
        let n = self.labels;
        let not_now = if or_else {
            format!(" late{n}")
        } else {
            String::new()
        };
        self.lines(&[
            &format!("{verb} q {seen} gone{n}{not_now}"),
            &format!("goto on{n}"),
            &format!("late{n}:"),
            &format!("let {seen} = {NOT_NOW}"),
            &format!("goto on{n}"),
            &format!("gone{n}:"),
            &format!("let {seen} = {GONE}"),
            &format!("on{n}:"),
        ]);
    }

    fn act(&mut self, act: Act) {
        match act {
            Load(i) => {
                let seen = self.see();
                self.line(&format!("let {seen} = a{i}"));
            }
            // One at a time with the two lines of an addition.
            Store(i, value) => {
                self.lines(&["lock step", &format!("let a{i} = {value}"), "unlock step"]);
            }
            Add(i) => {
                let seen = self.see();
                self.lines(&[
                    "lock step",
                    &format!("let {seen} = a{i}"),
                    &format!("let a{i} = a{i} + 1"),
                    "unlock step",
                ]);
            }
            Lock(i) => {
                let seen = self.see();
                self.lines(&[
                    &format!("lock m{i}"),
                    &format!("let v{i} = v{i} + 1"),
                    &format!("let {seen} = v{i}"),
                    &format!("unlock m{i}"),
                ]);
            }
            Nested(i) => {
                let (mine, other) = (self.see(), self.see());
                let j = 1 - i;
                self.lines(&[
                    &format!("lock m{i}"),
                    &format!("lock m{j}"),
                    &format!("let v{i} = v{i} + 1"),
                    &format!("let {mine} = v{i}"),
                    &format!("let {other} = v{j}"),
                    &format!("unlock m{j}"),
                    &format!("unlock m{i}"),
                ]);
            }
            Try(i) => {
                let seen = self.see();
                self.labels += 1;
                let n = self.labels;
                self.lines(&[
                    &format!("try-lock m{i} me.got"),
                    &format!("let {seen} = {NOT_NOW}"),
                    &format!("if me.got == 0 on{n}"),
                    &format!("let v{i} = v{i} + 1"),
                    &format!("let {seen} = v{i}"),
                    &format!("unlock m{i}"),
                    &format!("on{n}:"),
                ]);
            }
            Read => {
                let seen = self.see();
                self.line(&format!("let {seen} = both"));
            }
            Write => self.line("let both = both + 1"),
            WaitTimeout => {
                let (late, value) = (self.see(), self.see());
                self.lines(&[
                    "lock m0",
                    &format!("wait-timeout c m0 {late}"),
                    &format!("let {value} = v0"),
                    "unlock m0",
                ]);
            }
            NotifyOne => self.line("notify-one c"),
            NotifyAll => self.line("notify-all c"),
            Initialise(value) => {
                let seen = self.see();
                self.labels += 1;
                let n = self.labels;
                self.lines(&[
                    "lock o",
                    &format!("if once != 0 on{n}"),
                    &format!("let once = {value}"),
                    &format!("on{n}:"),
                    &format!("let {seen} = once"),
                    "unlock o",
                ]);
            }
            Arrive => {
                let seen = self.see();
                self.line(&format!("arrive b 2 {seen}"));
            }
            Print(text) => self.line(&format!("print T{} {text}", self.me)),
            Send(value) => {
                let seen = self.see();
                self.lines(&[&format!("send q {value}"), &format!("let {seen} = me.sent")]);
            }
            Unpark => self.line("unpark t0"),
            Recv => self.receive("recv", false),
            TryRecv => self.receive("try-recv", true),
            RecvTimeout => self.receive("recv-timeout", true),
            Park => self.line("park"),
        }
    }
}

/// What the program is to do: the real thing, which no execution changes.
static PLAN: ::std::sync::Mutex<Plan> = ::std::sync::Mutex::new(Plan {
    capacity: None,
    threads: Vec::new(),
});

fn program() {
    let plan = PLAN.lock().unwrap().clone();
    run(&plan);
}

/// An outcome as the header of a program has it.
fn line(outcome: &Outcome) -> String {
    let end = outcome.end.to_string();
    let end = end.split([';', ':']).next().unwrap_or_default();
    header::line(end, &outcome.output)
}

/// Far more than one of them takes.
const LIMIT: Duration = Duration::from_secs(60);

/// How many programs there are, unless `EXPLORE_STD_RANDOM` asks for more.
const PROGRAMS: u64 = 60;

#[test]
fn random_programs_come_to_what_their_models_come_to() {
    let programs = ::std::env::var("EXPLORE_STD_RANDOM").map_or(PROGRAMS, |n| n.parse().unwrap());
    let mut unmerged = 0;
    let mut check = |seed| {
        let plan = Plan::new(seed);
        *PLAN.lock().unwrap() = plan.clone();
        let found = Explorer::new().explore(program);
        assert_eq!(found.truncated(), None, "{plan:?}");
        let outcomes: BTreeSet<String> = found.outcomes().keys().map(line).collect();
        let model = Model::of(&plan);
        assert_eq!(
            outcomes,
            model::outcomes(&model).unwrap(),
            "{plan:?}\n{model}"
        );
        for outcome in found.outcomes().keys().take(3) {
            let schedule = found.schedule(outcome).unwrap();
            let replayed = Explorer::new().replay(&schedule, program);
            assert_eq!(&replayed.unwrap(), outcome, "{plan:?}");
            let kept: Schedule = schedule.token().parse().unwrap();
            let replayed = Explorer::new().replay(&kept, program);
            assert_eq!(line(&replayed.unwrap()), line(outcome), "{plan:?}");
        }
        if found.schedules() < 200 {
            let all = Explorer::new().merge(false).explore(program);
            assert_eq!(found.outcomes(), all.outcomes(), "{plan:?}");
            unmerged += 1;
        }
    };
    for seed in 0..programs {
        bounded::watched(LIMIT, || check(seed));
    }
    assert!(unmerged >= 10, "only {unmerged} programs are small enough");
}
