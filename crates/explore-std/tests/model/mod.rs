//! Every state of a program of a few lines, one after the other, without any
//! reduction: what explore-std is measured by. README.md describes its language.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

use super::header;

type Code<'a> = BTreeMap<&'a str, Vec<Vec<&'a str>>>;

#[derive(Clone, Default, PartialEq, Eq, Hash)]
struct Thread {
    next: usize,
    /// What it waits for, until another thread takes it away.
    waits: Option<String>,
    woken: bool,
    ended: bool,
}

#[derive(Clone, Default, PartialEq, Eq, Hash)]
struct State {
    threads: BTreeMap<String, Thread>,
    numbers: BTreeMap<String, i64>,
    queues: BTreeMap<String, VecDeque<(i64, String)>>,
    output: String,
    end: Option<String>,
}

impl State {
    fn thread(&mut self, me: &str) -> &mut Thread {
        self.threads.get_mut(me).expect("a thread that has started")
    }

    /// A number, or what a name stands for; `me.` is what a thread has alone.
    fn get(&self, me: &str, word: &str) -> i64 {
        let word = word.replace("{me}", me);
        let name = word.replace("me.", &format!("{me}."));
        let number = || self.numbers.get(&name).copied().unwrap_or(0);
        word.parse().unwrap_or_else(|_| number())
    }

    fn set(&mut self, me: &str, word: &str, value: i64) {
        let name = word.replace("me.", &format!("{me}."));
        self.numbers.insert(name, value);
    }

    fn compute(&self, me: &str, words: &[&str]) -> i64 {
        let Some([op, right]) = words.get(1..3) else {
            return self.get(me, words[0]);
        };
        let (left, right) = (self.get(me, words[0]), self.get(me, right));
        match *op {
            "+" => left + right,
            "-" => left - right,
            "==" => (left == right).into(),
            "!=" => (left != right).into(),
            "<" => (left < right).into(),
            _ => panic!("what is {op}?"),
        }
    }

    fn waiting(&self, what: &str) -> Vec<String> {
        let waits = |thread: &Thread| thread.waits.as_deref() == Some(what);
        let found = self.threads.iter().filter(|(_, thread)| waits(thread));
        found.map(|(name, _)| name.clone()).collect()
    }

    fn wake(&mut self, name: &str) {
        self.thread(name).waits = None;
        self.thread(name).woken = true;
    }

    /// All that can be after a step of this thread: nothing, if it is blocked.
    fn after(&self, code: &Code<'_>, me: &str) -> Vec<Self> {
        let thread = &self.threads[me];
        if thread.ended {
            return vec![];
        }
        let lines = &code[me];
        let mut new = self.clone();
        let Some(line) = lines.get(thread.next) else {
            new.thread(me).ended = true;
            if me == "main" {
                new.end = Some("finished".into());
            }
            return vec![new];
        };
        let label = |name: &str| {
            let place = lines.iter().position(|line| line[0] == format!("{name}:"));
            place.unwrap_or_else(|| panic!("no label {name}"))
        };
        if thread.waits.is_some() {
            // Only a wait with a time-out ends by itself.
            if line[0] != "wait-timeout" {
                return vec![];
            }
            new.wake(me);
            new.set(me, line[3], 1);
            return vec![new];
        }
        let woken = std::mem::take(&mut new.thread(me).woken);
        new.thread(me).next += 1;
        match line.as_slice() {
            [label] if label.ends_with(':') => {}
            ["let", name, "=", words @ ..] => new.set(me, name, self.compute(me, words)),
            ["goto", to] => new.thread(me).next = label(to),
            ["if", words @ .., to] => {
                if self.compute(me, words) != 0 {
                    new.thread(me).next = label(to);
                }
            }
            ["print", words @ ..] => {
                let mut text = words.join(" ").replace("{me}", me);
                while let Some((before, (name, after))) = (text.split_once('{'))
                    .and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
                {
                    text = format!("{before}{}{after}", self.get(me, name));
                }
                new.output += &(text + "\n");
            }
            ["panic", words @ ..] if me == "main" => {
                new.end = Some(format!("panicked: {}", words.join(" ")));
            }
            ["exit", code] => new.end = Some(format!("exited with {code}")),
            ["start", name] => {
                new.threads.insert((*name).into(), Thread::default());
            }
            ["join", name] if !self.threads[*name].ended => return vec![],
            ["join", _] => {}
            ["finished", name, result] => new.set(me, result, self.threads[*name].ended.into()),
            ["lock", mutex] | ["wait", _, mutex] | ["wait-timeout", _, mutex, _]
                if (line[0] == "lock" || woken) && self.get(me, mutex) != 0 =>
            {
                return vec![];
            }
            ["lock", mutex] => new.set(me, mutex, 1),
            ["try-lock", mutex, result] => {
                new.set(me, result, (self.get(me, mutex) == 0).into());
                new.set(me, mutex, 1);
            }
            ["unlock", mutex] => new.set(me, mutex, 0),
            ["wait", _, mutex] | ["wait-timeout", _, mutex, _] if woken => new.set(me, mutex, 1),
            ["wait" | "wait-timeout", condvar, mutex, result @ ..] => {
                new.set(me, mutex, 0);
                result.iter().for_each(|name| new.set(me, name, 0));
                new.thread(me).next -= 1;
                new.thread(me).waits = Some((*condvar).into());
            }
            ["notify-all", condvar] => {
                (self.waiting(condvar).iter()).for_each(|name| new.wake(name));
            }
            ["notify-one", condvar] => {
                let woken = self.waiting(condvar).into_iter().map(|name| {
                    let mut new = new.clone();
                    new.wake(&name);
                    new
                });
                let woken: Vec<_> = woken.collect();
                return if woken.is_empty() { vec![new] } else { woken };
            }
            ["park"] if self.get(me, "me.token") == 0 => return vec![],
            ["park"] => new.set(me, "me.token", 0),
            ["unpark", name] => new.set(name, "me.token", 1),
            ["arrive", barrier, parties, leader] if !woken => {
                let there = self.waiting(barrier);
                let last = there.len() as i64 + 1 == self.get(me, parties);
                new.set(me, leader, last.into());
                if last {
                    there.iter().for_each(|name| new.wake(name));
                } else {
                    new.thread(me).next -= 1;
                    new.thread(me).waits = Some((*barrier).into());
                }
            }
            ["arrive", ..] => {}
            ["channel", queue, senders, room] => {
                new.set(me, &format!("{queue}.senders"), self.get(me, senders));
                new.set(me, &format!("{queue}.room"), self.get(me, room));
            }
            ["close", queue] => {
                let senders = format!("{queue}.senders");
                new.set(me, &senders, self.get(me, &senders) - 1);
            }
            // Who waits to meet the receiver gets its message back.
            ["close-receiver", queue] => {
                new.set(me, &format!("{queue}.gone"), 1);
                for (_, sender) in new.queues.remove(*queue).unwrap_or_default() {
                    if self.threads[&sender].waits.as_deref() == Some(queue) {
                        new.set(&sender, "me.sent", 0);
                        new.wake(&sender);
                    }
                }
            }
            ["send", ..] if woken => {}
            ["send", queue, value] => {
                let gone = self.get(me, &format!("{queue}.gone")) != 0;
                new.set(me, "me.sent", (!gone).into());
                if !gone {
                    let (value, room) = (self.get(me, value), format!("{queue}.room"));
                    let waiting = new.queues.entry((*queue).into()).or_default();
                    match self.get(me, &room) {
                        0 => {
                            waiting.push_back((value, me.into()));
                            new.thread(me).next -= 1;
                            new.thread(me).waits = Some((*queue).into());
                        }
                        room if waiting.len() as i64 == room => return vec![],
                        _ => waiting.push_back((value, me.into())),
                    }
                }
            }
            [
                kind @ ("recv" | "recv-timeout" | "try-recv"),
                queue,
                into,
                rest @ ..,
            ] => {
                let found = new.queues.get_mut(*queue).and_then(VecDeque::pop_front);
                let closed = self.get(me, &format!("{queue}.senders")) == 0;
                match (found, *kind) {
                    (Some((value, sender)), _) => {
                        new.set(me, into, value);
                        if self.threads[&sender].waits.as_deref() == Some(queue) {
                            new.wake(&sender);
                        }
                    }
                    (None, _) if closed => new.thread(me).next = label(rest[0]),
                    (None, "recv") => return vec![],
                    (None, _) => new.thread(me).next = label(rest[1]),
                }
            }
            words => panic!("what is {words:?}?"),
        }
        vec![new]
    }
}

/// The outcomes of a model.
pub fn outcomes(text: &str) -> Result<BTreeSet<String>, String> {
    let mut code = Code::new();
    let mut names = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            [] => {}
            ["thread", threads @ ..] => {
                names = threads.to_vec();
                code.extend(names.iter().map(|name| (*name, Vec::new())));
            }
            _ => (names.iter()).for_each(|name| code.entry(name).or_default().push(words.clone())),
        }
    }
    let mut first = State::default();
    first.threads.insert("main".into(), Thread::default());
    let mut states = vec![first.clone()];
    let mut numbers = HashMap::from([(first, 0)]);
    let mut from: Vec<Vec<usize>> = vec![vec![]];
    let (mut found, mut ends) = (BTreeSet::new(), Vec::new());
    let mut next = 0;
    while let Some(state) = states.get(next).cloned() {
        let mut after: Vec<State> = Vec::new();
        if state.end.is_none() {
            let all = state.threads.keys().map(|me| state.after(&code, me));
            after = all.flatten().collect();
        }
        if after.is_empty() {
            let end = state.end.as_deref().unwrap_or("deadlock");
            found.insert(header::line(end, &state.output));
            ends.push(next);
        }
        for new in after {
            let number = *numbers.entry(new.clone()).or_insert_with(|| {
                states.push(new);
                from.push(vec![]);
                states.len() - 1
            });
            from[number].push(next);
        }
        next += 1;
        if next > 1_000_000 {
            return Err("more than a million states".into());
        }
    }
    // From where neither an end nor a print can be reached, the program goes
    // round for ever.
    for (state, from) in from.iter().enumerate() {
        let prints = |from: &&usize| states[**from].output != states[state].output;
        ends.extend(from.iter().filter(prints));
    }
    let mut goes_on = vec![false; states.len()];
    while let Some(state) = ends.pop() {
        if !std::mem::replace(&mut goes_on[state], true) {
            ends.extend(&from[state]);
        }
    }
    let spins = states.iter().zip(goes_on).filter(|(_, goes_on)| !goes_on);
    found.extend(spins.map(|(state, _)| header::line("spins for ever", &state.output)));
    Ok(found)
}
