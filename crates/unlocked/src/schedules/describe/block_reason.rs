//! The reason why a thread is blocked: who holds what it asks for, or what it
//! waits for.

use explore_std::graph::{Action, Operation};

use super::labels::Labels;

impl Labels<'_> {
    /// Why a thread cannot go on: `held by first`, `the channel is empty`.
    pub fn block_reason(self, me: usize, holders: &[usize], action: Option<&Action>) -> String {
        let operation = action.map(|action| action.operation);
        let others = match (holders, action.and_then(|a| a.thread)) {
            ([], Some(thread)) => vec![thread],
            _ => holders.to_vec(),
        };
        if others.is_empty() {
            return without_holder(operation).to_owned();
        }
        let names = self.names(me, &others);
        let awaits_end = matches!(operation, Some(Operation::Join | Operation::EndScope));
        match (awaits_end, &others[..]) {
            (true, [_]) => format!("{names} has not ended"),
            (true, _) => format!("{names} have not ended"),
            _ => format!("held by {names}"),
        }
    }

    fn names(self, me: usize, threads: &[usize]) -> String {
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

/// Why an operation cannot be done, where no thread is to be blamed.
fn without_holder(operation: Option<Operation>) -> &'static str {
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

#[cfg(test)]
mod tests {
    use super::super::testing::{action, join, on};
    use super::*;

    /// Why the first thread beside main is blocked.
    fn block_reason(holders: &[usize], action: &Action) -> String {
        let threads = ["main", "first", "second"].map(String::from);
        let objects = ["balance", "meet", "changed", "config"].map(String::from);
        let labels = Labels {
            threads: &threads,
            objects: &objects,
        };
        labels.block_reason(1, holders, Some(action))
    }

    #[test]
    fn a_lock_is_held_by_somebody() {
        assert_eq!(
            block_reason(&[2], &on(Operation::Lock, 0)),
            "held by second"
        );
        assert_eq!(
            block_reason(&[1], &on(Operation::Lock, 0)),
            "held by itself"
        );
        assert_eq!(
            block_reason(&[0, 1, 2], &on(Operation::Write, 0)),
            "held by main, itself and second"
        );
    }

    #[test]
    fn a_join_waits_for_an_end_whoever_is_named() {
        assert_eq!(block_reason(&[], &join(2)), "second has not ended");
        assert_eq!(block_reason(&[2], &join(2)), "second has not ended");
        assert_eq!(
            block_reason(&[1, 2], &action(Operation::EndScope)),
            "itself and second have not ended"
        );
    }

    #[test]
    fn where_nobody_is_named_the_operation_says_why() {
        assert_eq!(
            block_reason(&[], &on(Operation::Wait, 2)),
            "waits for a notification"
        );
        assert_eq!(
            block_reason(&[], &on(Operation::AwaitInitialised, 3)),
            "waits for the initialisation"
        );
        assert_eq!(
            block_reason(&[], &on(Operation::WaitAtBarrier, 1)),
            "waits for the others to arrive"
        );
        assert_eq!(
            block_reason(&[], &on(Operation::Recv, 0)),
            "the channel is empty"
        );
        assert_eq!(
            block_reason(&[], &on(Operation::Lock, 0)),
            "waits for another thread"
        );
    }
}
