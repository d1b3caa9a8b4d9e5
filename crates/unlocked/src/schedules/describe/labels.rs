//! Labels of operations and steps: a verb, what it is done to, and what comes of
//! it.

use explore_std::graph::{Action, Branch, Detail, Operation};

/// A printed text is shown as far as this many characters.
const SHOWN: usize = 30;

/// The names that labels are made with.
#[derive(Debug, Clone, Copy)]
pub struct Labels<'a> {
    /// The name of each thread.
    pub threads: &'a [String],
    /// The name of each object.
    pub objects: &'a [String],
}

impl Labels<'_> {
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

    use super::super::testing::{action, join, on};
    use super::*;

    fn print(text: &str) -> Action {
        Action {
            detail: Some(Detail::Prints(text.into())),
            ..action(Operation::Print)
        }
    }

    fn with<T>(ask: impl FnOnce(Labels<'_>) -> T) -> T {
        let threads = ["main", "first", "second"].map(String::from);
        let objects = ["balance", "meet", "changed", "config"].map(String::from);
        ask(Labels {
            threads: &threads,
            objects: &objects,
        })
    }

    #[test]
    fn an_operation_is_a_verb_and_a_name() {
        assert_eq!(
            with(|labels| labels.operation(&on(Operation::Lock, 0))),
            "lock balance"
        );
        assert_eq!(with(|labels| labels.operation(&join(1))), "join first");
        assert_eq!(
            with(|labels| labels.operation(&action(Operation::Park))),
            "park"
        );
    }

    #[test]
    fn an_operation_on_a_channel_is_on_one_of_its_ends() {
        let label = |operation, name: &str| {
            let labels = Labels {
                threads: &[],
                objects: &[name.into()],
            };
            labels.operation(&on(operation, 0))
        };
        assert_eq!(label(Operation::Send, "tx, rx"), "send tx");
        assert_eq!(label(Operation::Recv, "tx, rx"), "recv rx");
        assert_eq!(label(Operation::DropSender, "tx, rx"), "drop tx");
        assert_eq!(label(Operation::DropReceiver, "tx, rx"), "drop rx");
        assert_eq!(label(Operation::Send, "orders"), "send orders");
        assert_eq!(label(Operation::Recv, "orders"), "recv orders");
    }

    #[test]
    fn a_printed_text_is_quoted_without_its_line_end_and_cut() {
        let label = |text| with(|labels| labels.operation(&print(text)));
        assert_eq!(label("Ending value: 2\n"), r#"print "Ending value: 2""#);
        assert_eq!(label("a \"b\"\nc\n"), r#"print "a \"b\"\nc""#);
        let thirty = "123456789 123456789 123456789é";
        assert_eq!(label(thirty), format!("print {thirty:?}"));
        let more = format!("{thirty}!");
        assert_eq!(label(&more), r#"print "123456789 123456789 123456789…""#);
    }

    #[test]
    fn a_panic_and_an_exit_are_no_quotations() {
        for end in [Operation::End, Operation::Return] {
            let end = Action {
                detail: Some(Detail::Panicked("no funds".into())),
                ..action(end)
            };
            assert_eq!(with(|labels| labels.operation(&end)), "panic: no funds");
        }
        let exit = Action {
            detail: Some(Detail::Code(3)),
            ..action(Operation::Exit)
        };
        assert_eq!(with(|labels| labels.operation(&exit)), "exit 3");
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
    fn what_comes_of_a_step_is_in_its_label() {
        let label = |branch| with(|labels| labels.step(&on(Operation::Wait, 0), branch));
        assert_eq!(label(Branch::Proceeds), "wait balance");
        assert_eq!(label(Branch::TimesOut), "wait balance: times out");
        assert_eq!(
            label(Branch::WakesSpuriously),
            "wait balance: wakes for no reason"
        );
        assert_eq!(
            label(Branch::FailsSpuriously),
            "wait balance: fails for no reason"
        );
        assert_eq!(label(Branch::NeverWakes), "wait balance: nothing ends it");
        assert_eq!(
            label(Branch::Queues),
            "wait balance: lets a writer go first"
        );
        assert_eq!(label(Branch::Wakes(2)), "wait balance: wakes second");
    }
}
