//! The operations: what a thread does in one step.

use super::words::words;

words! {
    /// What a thread does in one step, with an object, with another thread, or
    /// alone. Its [`Display`](std::fmt::Display) is the name that a schedule
    /// gives it.
    pub enum Operation {
        /// Takes a mutex.
        Lock = "lock",
        /// Takes a mutex if nobody holds it.
        TryLock = "try_lock",
        /// Releases a mutex.
        Unlock = "unlock",
        /// Takes a mutex again, after a wait on a condition variable.
        Relock = "lock again",
        /// Asks whether a lock is poisoned.
        IsPoisoned = "is_poisoned",
        /// Clears the poison of a lock.
        ClearPoison = "clear_poison",
        /// Takes a reader-writer lock to read.
        Read = "read",
        /// Takes a reader-writer lock to read, if nobody writes.
        TryRead = "try_read",
        /// Releases a reader-writer lock that was taken to read.
        EndRead = "end of read",
        /// Takes a reader-writer lock to write.
        Write = "write",
        /// Takes a reader-writer lock to write, if nobody holds it.
        TryWrite = "try_write",
        /// Releases a reader-writer lock that was taken to write.
        EndWrite = "end of write",
        /// Goes on as a reader of a lock that was taken to write.
        Downgrade = "downgrade",
        /// Releases a mutex and waits on a condition variable.
        Wait = "wait",
        /// Wakes one thread that waits on a condition variable.
        NotifyOne = "notify_one",
        /// Wakes all threads that wait on a condition variable.
        NotifyAll = "notify_all",
        /// Arrives at a barrier and waits for the others.
        WaitAtBarrier = "wait",
        /// Goes on from a barrier at which all have arrived.
        LeaveBarrier = "leave",
        /// Begins an initialisation, or finds that it is done.
        Initialise = "initialise",
        /// Ends an initialisation.
        EndInitialise = "initialised",
        /// Asks whether an initialisation is done.
        IsInitialised = "look at",
        /// Waits for the end of an initialisation.
        AwaitInitialised = "wait",
        /// Sends a message, and waits for room.
        Send = "send",
        /// Sends a message, if there is room.
        TrySend = "try_send",
        /// Goes on, as the message that it offered has been received.
        Sent = "sent",
        /// Waits for a message.
        Recv = "recv",
        /// Waits for a message, or in vain.
        RecvTimeout = "recv_timeout",
        /// Receives a message, if there is one.
        TryRecv = "try_recv",
        /// Goes on, as the message that it waited for has been sent.
        Received = "received",
        /// Drops a sender.
        DropSender = "drop sender",
        /// Drops the receiver.
        DropReceiver = "drop receiver",
        /// Waits for the end of a thread.
        Join = "join",
        /// Asks whether a thread has ended.
        IsFinished = "is_finished",
        /// Waits for the threads of a scope.
        EndScope = "end of scope",
        /// Ends what the thread was given to do, before its thread-local values.
        Return = "return",
        /// Ends the thread.
        End = "end",
        /// Waits for the token of `unpark`.
        Park = "park",
        /// Gives a thread the token that `park` waits for.
        Unpark = "unpark",
        /// Sleeps.
        Sleep = "sleep",
        /// Lets others go first.
        YieldNow = "yield_now",
        /// Prints.
        Print = "print",
        /// Ends the program with a code.
        Exit = "exit",
        /// Aborts the program.
        Abort = "abort",
    }
    /// Reads or changes an atomic.
    Atomic(AtomicOperation)
}

words! {
    /// An operation on an atomic.
    pub enum AtomicOperation {
        /// Reads the value.
        Load = "load",
        /// Sets the value.
        Store = "store",
        /// Sets the value, and reads the old one.
        Swap = "swap",
        /// Sets the value if it is a certain one.
        CompareExchange = "compare_exchange",
        /// The same, which may fail spuriously.
        CompareExchangeWeak = "compare_exchange_weak",
        /// Adds to the value.
        FetchAdd = "fetch_add",
        /// Subtracts from the value.
        FetchSub = "fetch_sub",
        /// Sets the value to its conjunction with another.
        FetchAnd = "fetch_and",
        /// Sets the value to the negation of that.
        FetchNand = "fetch_nand",
        /// Sets the value to its disjunction with another.
        FetchOr = "fetch_or",
        /// Sets the value to its exclusive disjunction with another.
        FetchXor = "fetch_xor",
        /// Sets the value to the greater of it and another.
        FetchMax = "fetch_max",
        /// Sets the value to the lesser of it and another.
        FetchMin = "fetch_min",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operation_is_listed_once() {
        let all: Vec<_> = Operation::all().collect();
        let atomic = Operation::Atomic(AtomicOperation::FetchMin);
        assert_eq!(
            (all.first(), all.last()),
            (Some(&Operation::Lock), Some(&atomic))
        );
        assert!(
            all.iter()
                .enumerate()
                .all(|(at, it)| !all[..at].contains(it))
        );
    }

    #[test]
    fn an_operation_on_an_atomic_is_called_as_in_std() {
        let add = Operation::Atomic(AtomicOperation::FetchAdd);
        assert_eq!(
            (add.as_str(), add.to_string()),
            ("fetch_add", "fetch_add".into())
        );
        assert_eq!(format!("{:>4}", Operation::End), " end");
    }
}
