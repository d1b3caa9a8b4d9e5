//! What a reader is told of an operation: what it does, and why it cannot.

use explore_std::graph::{Action, Branch, Detail, Operation};

/// A printed text is shown as far as this many characters.
const SHOWN: usize = 30;

/// The names to speak of threads and objects by.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    /// The name of each thread.
    pub threads: &'a [String],
    /// The name of each object.
    pub objects: &'a [String],
}

impl Words<'_> {
    /// `lock balance`, `join first`, `print "Ending value: 2"`.
    pub fn operation(self, action: &Action) -> String {
        let mut text = action.operation.to_string();
        if let Some(object) = action.object {
            text = on_object(action.operation, &self.objects[object]);
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

    /// The same, with what comes of it.
    pub fn step(self, action: &Action, branch: Branch) -> String {
        let operation = self.operation(action);
        match branch {
            Branch::Proceeds => operation,
            Branch::TimesOut => format!("{operation}: times out"),
            Branch::WakesSpuriously => format!("{operation}: wakes for no reason"),
            Branch::FailsSpuriously => format!("{operation}: fails for no reason"),
            Branch::NeverWakes => format!("{operation}: nothing ends it"),
            Branch::Queues => format!("{operation}: lets a writer go first"),
            Branch::Wakes(thread) => format!("{operation}: wakes {}", self.threads[thread]),
        }
    }

    /// Why a thread cannot go on: `held by first`, `the channel is empty`.
    pub fn reason(self, me: usize, holders: &[usize], action: Option<&Action>) -> String {
        let operation = action.map(|action| action.operation);
        let others = match (holders, action.and_then(|a| a.thread)) {
            ([], Some(thread)) => vec![thread],
            _ => holders.to_vec(),
        };
        if others.is_empty() {
            return nobody(operation).to_owned();
        }
        let names = self.list(me, &others);
        let awaits_end = matches!(operation, Some(Operation::Join | Operation::EndScope));
        match (awaits_end, &others[..]) {
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

/// An operation and its object. A channel that is called `tx, rx` is one end to
/// those who send, and the other to those who receive.
fn on_object(operation: Operation, name: &str) -> String {
    let (sender, receiver) = name.split_once(", ").unwrap_or((name, name));
    match operation {
        Operation::DropSender => format!("drop {sender}"),
        Operation::DropReceiver => format!("drop {receiver}"),
        Operation::Send | Operation::TrySend | Operation::Sent => format!("{operation} {sender}"),
        Operation::Recv | Operation::RecvTimeout | Operation::TryRecv | Operation::Received => {
            format!("{operation} {receiver}")
        }
        _ => format!("{operation} {name}"),
    }
}

/// Why an operation cannot be done, where no thread is to be blamed.
fn nobody(operation: Option<Operation>) -> &'static str {
    match operation {
        Some(Operation::WaitAtBarrier) => "waits for the others to arrive",
        Some(Operation::Wait) => "waits for a notification",
        Some(Operation::AwaitInitialised) => "waits for the initialisation",
        Some(Operation::Recv | Operation::RecvTimeout) => "the channel is empty",
        Some(Operation::Send) => "the channel is full",
        Some(Operation::Read | Operation::Write) => "a writer waits before it",
        Some(Operation::Initialise) => "another thread initialises it",
        Some(Operation::EndScope) => "a thread of the scope has not ended",
        Some(Operation::Park) => "waits for unpark",
        Some(Operation::Sleep) => "sleeps for ever",
        _ => "waits for another thread",
    }
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
    use std::collections::BTreeSet;

    use explore_std::graph::AtomicOperation;

    use super::*;

    fn action(operation: Operation) -> Action {
        Action {
            operation,
            object: None,
            thread: None,
            detail: None,
        }
    }

    fn on(operation: Operation, object: usize) -> Action {
        Action {
            object: Some(object),
            ..action(operation)
        }
    }

    fn join(thread: usize) -> Action {
        Action {
            thread: Some(thread),
            ..action(Operation::Join)
        }
    }

    fn print(text: &str) -> Action {
        Action {
            detail: Some(Detail::Prints(text.into())),
            ..action(Operation::Print)
        }
    }

    fn with<T>(ask: impl FnOnce(Words<'_>) -> T) -> T {
        let threads = ["main", "first", "second"].map(String::from);
        let objects = ["balance", "meet", "changed", "config"].map(String::from);
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
        assert_eq!(
            with(|w| w.operation(&on(Operation::Lock, 0))),
            "lock balance"
        );
        assert_eq!(with(|w| w.operation(&join(1))), "join first");
        assert_eq!(with(|w| w.operation(&action(Operation::Park))), "park");
    }

    #[test]
    fn an_operation_on_a_channel_is_on_one_of_its_ends() {
        let told = |operation, name: &str| {
            let words = Words {
                threads: &[],
                objects: &[name.into()],
            };
            words.operation(&on(operation, 0))
        };
        assert_eq!(told(Operation::Send, "tx, rx"), "send tx");
        assert_eq!(told(Operation::Recv, "tx, rx"), "recv rx");
        assert_eq!(told(Operation::DropSender, "tx, rx"), "drop tx");
        assert_eq!(told(Operation::DropReceiver, "tx, rx"), "drop rx");
        assert_eq!(told(Operation::Send, "orders"), "send orders");
        assert_eq!(told(Operation::Recv, "orders"), "recv orders");
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
        for end in [Operation::End, Operation::Return] {
            let end = Action {
                detail: Some(Detail::Panicked("no funds".into())),
                ..action(end)
            };
            assert_eq!(with(|w| w.operation(&end)), "panic: no funds");
        }
        let exit = Action {
            detail: Some(Detail::Code(3)),
            ..action(Operation::Exit)
        };
        assert_eq!(with(|w| w.operation(&exit)), "exit 3");
    }

    /// Each operation of the engine has been thought of: see how a new one
    /// reads, then add it here.
    #[test]
    fn the_operations_are_those_of_the_engine() {
        let atomic = AtomicOperation::all().map(Operation::Atomic);
        let known: BTreeSet<_> = KNOWN.concat().into_iter().chain(atomic).collect();
        assert_eq!(known, Operation::all().collect());
    }

    const KNOWN: [&[Operation]; 7] = [
        &[
            Operation::Lock,
            Operation::TryLock,
            Operation::Unlock,
            Operation::Relock,
            Operation::IsPoisoned,
            Operation::ClearPoison,
        ],
        &[
            Operation::Read,
            Operation::TryRead,
            Operation::EndRead,
            Operation::Write,
            Operation::TryWrite,
            Operation::EndWrite,
            Operation::Downgrade,
        ],
        &[
            Operation::Wait,
            Operation::NotifyOne,
            Operation::NotifyAll,
            Operation::WaitAtBarrier,
            Operation::LeaveBarrier,
            Operation::Park,
            Operation::Unpark,
            Operation::Sleep,
            Operation::YieldNow,
        ],
        &[
            Operation::Initialise,
            Operation::EndInitialise,
            Operation::IsInitialised,
            Operation::AwaitInitialised,
        ],
        &[
            Operation::Send,
            Operation::TrySend,
            Operation::Sent,
            Operation::DropSender,
        ],
        &[
            Operation::Recv,
            Operation::RecvTimeout,
            Operation::TryRecv,
            Operation::Received,
            Operation::DropReceiver,
        ],
        &[
            Operation::Join,
            Operation::IsFinished,
            Operation::EndScope,
            Operation::Return,
            Operation::End,
            Operation::Print,
            Operation::Exit,
            Operation::Abort,
        ],
    ];

    #[test]
    fn what_comes_of_a_step_is_told_apart() {
        let told = |branch| with(|words| words.step(&on(Operation::Wait, 0), branch));
        assert_eq!(told(Branch::Proceeds), "wait balance");
        assert_eq!(told(Branch::TimesOut), "wait balance: times out");
        assert_eq!(
            told(Branch::WakesSpuriously),
            "wait balance: wakes for no reason"
        );
        assert_eq!(
            told(Branch::FailsSpuriously),
            "wait balance: fails for no reason"
        );
        assert_eq!(told(Branch::NeverWakes), "wait balance: nothing ends it");
        assert_eq!(told(Branch::Queues), "wait balance: lets a writer go first");
        assert_eq!(told(Branch::Wakes(2)), "wait balance: wakes second");
    }

    #[test]
    fn a_lock_is_held_by_somebody() {
        assert_eq!(reason(&[2], &on(Operation::Lock, 0)), "held by second");
        assert_eq!(reason(&[1], &on(Operation::Lock, 0)), "held by itself");
        assert_eq!(
            reason(&[0, 1, 2], &on(Operation::Write, 0)),
            "held by main, itself and second"
        );
    }

    #[test]
    fn a_join_waits_for_an_end_whoever_is_named() {
        assert_eq!(reason(&[], &join(2)), "second has not ended");
        assert_eq!(reason(&[2], &join(2)), "second has not ended");
        assert_eq!(
            reason(&[1, 2], &action(Operation::EndScope)),
            "itself and second have not ended"
        );
    }

    #[test]
    fn where_nobody_is_named_the_operation_says_why() {
        assert_eq!(
            reason(&[], &on(Operation::Wait, 2)),
            "waits for a notification"
        );
        assert_eq!(
            reason(&[], &on(Operation::AwaitInitialised, 3)),
            "waits for the initialisation"
        );
        assert_eq!(
            reason(&[], &on(Operation::WaitAtBarrier, 1)),
            "waits for the others to arrive"
        );
        assert_eq!(reason(&[], &on(Operation::Recv, 0)), "the channel is empty");
        assert_eq!(
            reason(&[], &on(Operation::Lock, 0)),
            "waits for another thread"
        );
    }
}
