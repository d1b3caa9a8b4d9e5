//! What a reader is told of an operation: what it does, and why it cannot.

use explore_std::graph::{Action, Detail, Way};

/// A printed text is shown as far as this many characters.
const SHOWN: usize = 30;

/// The names to speak of threads and objects by.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    /// The name of each thread.
    pub threads: &'a [String],
    /// The name and the kind of each object.
    pub objects: &'a [(String, String)],
}

impl Words<'_> {
    /// `lock balance`, `join first`, `print "Ending value: 2"`.
    pub fn operation(self, action: &Action) -> String {
        let mut text = action.verb.clone();
        if let Some(object) = action.object {
            let (name, kind) = &self.objects[object];
            text = match kind.as_str() {
                "channel" => on_channel(&text, name),
                _ => format!("{text} {name}"),
            };
        }
        if let Some(thread) = action.thread {
            text = format!("{text} {}", self.threads[thread]);
        }
        match &action.detail {
            None => text,
            Some(Detail::Prints(printed)) => format!("{text} {:?}", cut(printed)),
            Some(Detail::Panicked(message)) => format!("panic: {}", cut(message)),
            Some(Detail::Code(code)) => format!("{text} {code}"),
        }
    }

    /// The same, with the way in which it is done.
    pub fn step(self, action: &Action, way: Way) -> String {
        let operation = self.operation(action);
        match way {
            Way::Plain => operation,
            Way::TimesOut => format!("{operation}: times out"),
            Way::Spuriously => format!("{operation}: wakes for no reason"),
            Way::Fails => format!("{operation}: fails for no reason"),
            Way::Never => format!("{operation}: nothing ends it"),
            Way::Queues => format!("{operation}: lets a writer go first"),
            Way::Wakes(thread) => format!("{operation}: wakes {}", self.threads[thread]),
        }
    }

    /// Why a thread cannot go on: `held by first`, `the channel is empty`.
    pub fn reason(self, me: usize, holders: &[usize], action: Option<&Action>) -> String {
        let verb = action.map_or("", |a| a.verb.as_str());
        let kind = action.and_then(|a| a.object).map(|o| &*self.objects[o].1);
        let others = match (holders, action.and_then(|a| a.thread)) {
            ([], Some(thread)) => vec![thread],
            _ => holders.to_vec(),
        };
        if others.is_empty() {
            return nobody(verb, kind).to_owned();
        }
        let names = self.list(me, &others);
        match (ENDS.contains(&verb), &others[..]) {
            (true, [_]) => format!("{names} has not ended"),
            (true, _) => format!("{names} have not ended"),
            _ => format!("held by {names}"),
        }
    }

    fn list(self, me: usize, threads: &[usize]) -> String {
        let name = |thread: &usize| match *thread == me {
            true => "itself",
            false => &*self.threads[*thread],
        };
        let names: Vec<&str> = threads.iter().map(name).collect();
        match &names[..] {
            [before @ .., last] if !before.is_empty() => {
                format!("{} and {last}", before.join(", "))
            }
            _ => names.concat(),
        }
    }
}

/// Waits for the end of threads.
const ENDS: [&str; 2] = ["join", "end of scope"];

/// What is done at the sender's end of a channel.
const SENDS: [&str; 4] = ["send", "try_send", "sent", "drop sender"];

/// Why an operation on an object of a kind (any, if empty) cannot be done, where
/// no thread is to be blamed.
const WHY: [(&str, &str, &str); 13] = [
    ("wait", "Barrier", "waits for the others to arrive"),
    ("wait", "Condvar", "waits for a notification"),
    ("wait", "", "waits for the initialisation"),
    ("recv", "", "the channel is empty"),
    ("recv_timeout", "", "the channel is empty"),
    ("send", "", "the channel is full"),
    ("read", "", "a writer waits before it"),
    ("write", "", "a writer waits before it"),
    ("initialise", "", "another thread initialises it"),
    ("end of scope", "", "a thread of the scope has not ended"),
    ("park", "", "waits for unpark"),
    ("sleep", "", "sleeps for ever"),
    ("", "", "waits for another thread"),
];

/// A channel that is called `tx, rx` is one end to those who send, and the
/// other to those who receive.
fn on_channel(verb: &str, name: &str) -> String {
    let (sender, receiver) = name.split_once(", ").unwrap_or((name, name));
    let end = match SENDS.contains(&verb) {
        true => sender,
        false => receiver,
    };
    let verb = match verb {
        "drop sender" | "drop receiver" => "drop",
        verb => verb,
    };
    format!("{verb} {end}")
}

fn nobody(verb: &str, kind: Option<&str>) -> &'static str {
    let fits = |(this, of, _): &&(&str, &str, _)| {
        (this.is_empty() || *this == verb) && (of.is_empty() || Some(*of) == kind)
    };
    let (_, _, why) = WHY.iter().find(fits).expect("the last one always fits");
    why
}

/// The text without its line end, as far as a button has room for it.
fn cut(text: &str) -> String {
    let text = text.trim_end_matches('\n');
    match text.char_indices().nth(SHOWN) {
        None => text.to_owned(),
        Some(_) => text.chars().take(SHOWN - 1).chain(['…']).collect(),
    }
}

#[cfg(test)]
mod tests {
    use explore_std::graph::VERBS;

    use super::super::outline::UNTOLD;
    use super::*;

    fn action(verb: &str) -> Action {
        Action {
            verb: verb.into(),
            object: None,
            thread: None,
            detail: None,
        }
    }

    fn on(verb: &str, object: usize) -> Action {
        Action {
            object: Some(object),
            ..action(verb)
        }
    }

    fn join(thread: usize) -> Action {
        Action {
            thread: Some(thread),
            ..action("join")
        }
    }

    fn print(text: &str) -> Action {
        Action {
            detail: Some(Detail::Prints(text.into())),
            ..action("print")
        }
    }

    fn with<T>(ask: impl FnOnce(Words<'_>) -> T) -> T {
        let threads = ["main", "first", "second"].map(String::from);
        let objects = [
            ("balance", "Mutex"),
            ("meet", "Barrier"),
            ("changed", "Condvar"),
            ("config", "OnceLock"),
        ];
        let objects = objects.map(|(name, kind)| (name.into(), kind.into()));
        ask(Words {
            threads: &threads,
            objects: &objects,
        })
    }

    fn reason(holders: &[usize], action: &Action) -> String {
        with(|words| words.reason(1, holders, Some(action)))
    }

    #[test]
    fn an_operation_is_a_verb_and_a_name() {
        assert_eq!(with(|w| w.operation(&on("lock", 0))), "lock balance");
        assert_eq!(with(|w| w.operation(&join(1))), "join first");
        assert_eq!(with(|w| w.operation(&action("park"))), "park");
    }

    #[test]
    fn an_operation_on_a_channel_is_on_one_of_its_ends() {
        let told = |verb, name: &str| {
            let words = Words {
                threads: &[],
                objects: &[(name.into(), "channel".into())],
            };
            words.operation(&on(verb, 0))
        };
        assert_eq!(told("send", "tx, rx"), "send tx");
        assert_eq!(told("recv", "tx, rx"), "recv rx");
        assert_eq!(told("drop sender", "tx, rx"), "drop tx");
        assert_eq!(told("drop receiver", "tx, rx"), "drop rx");
        assert_eq!(told("send", "orders"), "send orders");
        assert_eq!(told("recv", "orders"), "recv orders");
    }

    #[test]
    fn a_printed_text_is_quoted_without_its_line_end_and_cut() {
        let told = |text| with(|words| words.operation(&print(text)));
        assert_eq!(told("Ending value: 2\n"), r#"print "Ending value: 2""#);
        assert_eq!(told("a \"b\"\nc\n"), r#"print "a \"b\"\nc""#);
        let thirty = "123456789 123456789 123456789é";
        assert_eq!(told(thirty), format!("print {thirty:?}"));
        let more = format!("{thirty}!");
        assert_eq!(told(&more), r#"print "123456789 123456789 123456789…""#);
    }

    #[test]
    fn a_panic_and_an_exit_are_no_quotations() {
        for end in ["end", "return"] {
            let end = Action {
                detail: Some(Detail::Panicked("no funds".into())),
                ..action(end)
            };
            assert_eq!(with(|w| w.operation(&end)), "panic: no funds");
        }
        let exit = Action {
            detail: Some(Detail::Code(3)),
            ..action("exit")
        };
        assert_eq!(with(|w| w.operation(&exit)), "exit 3");
    }

    /// What the engine cannot say is not looked for, and what it can say has
    /// been thought of: see how a new verb reads, then add it here.
    #[test]
    fn the_verbs_are_those_of_the_engine() {
        let why = WHY.iter().map(|(verb, ..)| *verb);
        let named = why.chain(ENDS).chain(SENDS).chain(UNTOLD);
        let named = named.chain(["drop sender", "drop receiver"]);
        for verb in named.filter(|verb| !verb.is_empty()) {
            assert!(VERBS.contains(&verb), "no operation is called {verb:?}");
        }
        let mut known = KNOWN.concat();
        known.sort_unstable();
        let mut verbs = VERBS.to_vec();
        verbs.sort_unstable();
        verbs.dedup();
        assert_eq!(verbs, known);
    }

    const KNOWN: [&[&str]; 8] = [
        &[
            "lock",
            "try_lock",
            "unlock",
            "lock again",
            "is_poisoned",
            "clear_poison",
        ],
        &[
            "read",
            "try_read",
            "end of read",
            "write",
            "try_write",
            "end of write",
            "downgrade",
        ],
        &[
            "wait",
            "notify_one",
            "notify_all",
            "leave",
            "park",
            "unpark",
            "sleep",
            "yield_now",
        ],
        &["initialise", "initialised", "look at"],
        &["send", "try_send", "sent", "drop sender"],
        &[
            "recv",
            "recv_timeout",
            "try_recv",
            "received",
            "drop receiver",
        ],
        &[
            "join",
            "is_finished",
            "end of scope",
            "return",
            "end",
            "print",
            "exit",
            "abort",
        ],
        &[
            "load",
            "store",
            "swap",
            "compare_exchange",
            "compare_exchange_weak",
            "fetch_add",
            "fetch_sub",
            "fetch_and",
            "fetch_nand",
            "fetch_or",
            "fetch_xor",
            "fetch_max",
            "fetch_min",
        ],
    ];

    #[test]
    fn the_ways_of_a_step_are_told_apart() {
        let told = |way| with(|words| words.step(&on("wait", 0), way));
        assert_eq!(told(Way::Plain), "wait balance");
        assert_eq!(told(Way::TimesOut), "wait balance: times out");
        assert_eq!(told(Way::Spuriously), "wait balance: wakes for no reason");
        assert_eq!(told(Way::Fails), "wait balance: fails for no reason");
        assert_eq!(told(Way::Never), "wait balance: nothing ends it");
        assert_eq!(told(Way::Queues), "wait balance: lets a writer go first");
        assert_eq!(told(Way::Wakes(2)), "wait balance: wakes second");
    }

    #[test]
    fn a_lock_is_held_by_somebody() {
        assert_eq!(reason(&[2], &on("lock", 0)), "held by second");
        assert_eq!(reason(&[1], &on("lock", 0)), "held by itself");
        assert_eq!(
            reason(&[0, 1, 2], &on("write", 0)),
            "held by main, itself and second"
        );
    }

    #[test]
    fn a_join_waits_for_an_end_whoever_is_named() {
        assert_eq!(reason(&[], &join(2)), "second has not ended");
        assert_eq!(reason(&[2], &join(2)), "second has not ended");
        assert_eq!(
            reason(&[1, 2], &action("end of scope")),
            "itself and second have not ended"
        );
    }

    #[test]
    fn where_nobody_is_named_the_operation_says_why() {
        assert_eq!(reason(&[], &on("wait", 2)), "waits for a notification");
        assert_eq!(reason(&[], &on("wait", 3)), "waits for the initialisation");
        assert_eq!(
            reason(&[], &on("wait", 1)),
            "waits for the others to arrive"
        );
        assert_eq!(reason(&[], &on("recv", 0)), "the channel is empty");
        assert_eq!(reason(&[], &on("lock", 0)), "waits for another thread");
    }
}
