//! Small recordings for the tests of this folder.

use timeline_std::{ArrowKind, Ended, EventKind, Kind, Recording};

use super::validate::check;

mod run;

pub use run::Run;

/// What is said of a recording, which is accepted, after a change.
pub fn refusal(mut recording: Recording, change: impl FnOnce(&mut Recording)) -> String {
    check(&recording).expect("it is accepted without the change");
    change(&mut recording);
    check(&recording)
        .expect_err("the change is seen")
        .to_string()
}

/// All that are below, and their names.
pub fn all() -> Vec<(&'static str, Recording)> {
    vec![
        ("lock queue", lock_queue()),
        ("three in line", three_in_line()),
        ("read and write", read_write()),
        ("reentrant lock", reentrant()),
        ("relock", relock()),
        ("crossed locks", crossed_locks()),
        ("condition variable", condvar()),
        ("channel with backpressure", channel()),
        ("effects before causes", clipped()),
        ("barrier", barrier()),
        ("park", park()),
        ("panic", panics()),
        ("semaphore", semaphore()),
        ("interpreter lock", gil()),
        ("sleepers", sleepers()),
        ("daemon", daemon()),
        ("scope", scope()),
    ]
}

/// Ben waits for what Ana holds.
pub fn lock_queue() -> Recording {
    let run = Run::new().object("Mutex", "balance");
    run.spawn("main", "Ana")
        .spawn("main", "Ben")
        .hold("Ana", "balance")
        .waits("Ben", Kind::Lock, "balance")
        .waits("main", Kind::Join, "Ana")
        .let_go("Ana", "balance")
        .hold("Ben", "balance")
        .ends("Ana")
        .joined("main", &["Ana"])
        .waits("main", Kind::Join, "Ben")
        .let_go("Ben", "balance")
        .ends("Ben")
        .joined("main", &["Ben"])
        .finish()
}

/// Ana, Ben and Cem hold one after the other. Cem is started while Ben waits.
pub fn three_in_line() -> Recording {
    let run = Run::new().object("Mutex", "balance");
    run.spawn("main", "Ana")
        .spawn("main", "Ben")
        .hold("Ana", "balance")
        .waits("Ben", Kind::Lock, "balance")
        .spawn("main", "Cem")
        .waits("Cem", Kind::Lock, "balance")
        .let_go("Ana", "balance")
        .hold("Ben", "balance")
        .let_go("Ben", "balance")
        .hold("Cem", "balance")
        .let_go("Cem", "balance")
        .finish()
}

/// Ben and Cem wait for a writer and read together; main waits for both.
pub fn read_write() -> Recording {
    let run = Run::new().object("RwLock", "prices");
    run.spawn("main", "Ana")
        .spawn("main", "Ben")
        .spawn("main", "Cem")
        .hold("Ana", "prices")
        .waits("Ben", Kind::Lock, "prices")
        .waits("Cem", Kind::Lock, "prices")
        .let_go("Ana", "prices")
        .read("Ben", "prices")
        .read("Cem", "prices")
        .waits("main", Kind::Lock, "prices")
        .let_go("Ben", "prices")
        .let_go("Cem", "prices")
        .hold("main", "prices")
        .let_go("main", "prices")
        .finish()
}

/// Main holds one lock twice.
pub fn reentrant() -> Recording {
    let run = Run::new().object("RLock", "tree");
    run.hold("main", "tree")
        .hold("main", "tree")
        .let_go("main", "tree")
        .let_go("main", "tree")
        .finish()
}

/// Main waits for what it holds.
pub fn relock() -> Recording {
    let run = Run::new().object("Mutex", "balance");
    run.hold("main", "balance")
        .waits("main", Kind::Lock, "balance")
        .hang()
}

/// Two threads wait for each other's lock.
pub fn crossed_locks() -> Recording {
    let run = Run::new().object("Mutex", "left").object("Mutex", "right");
    run.spawn("main", "Ana")
        .spawn("main", "Ben")
        .hold("Ana", "left")
        .hold("Ben", "right")
        .waits("main", Kind::Join, "Ana")
        .waits("Ana", Kind::Lock, "right")
        .waits("Ben", Kind::Lock, "left")
        .hang()
}

/// A notification that nobody hears, and one for each of two waiters.
pub fn condvar() -> Recording {
    let run = Run::new()
        .object("Mutex", "queue")
        .object("Condvar", "ready");
    run.spawn("main", "Ana")
        .spawn("main", "Ben")
        .event("main", EventKind::NotifyAll, "ready")
        .hold("Ana", "queue")
        .let_go("Ana", "queue")
        .waits("Ana", Kind::Notify, "ready")
        .hold("Ben", "queue")
        .let_go("Ben", "queue")
        .waits("Ben", Kind::Notify, "ready")
        .event("main", EventKind::NotifyOne, "ready")
        .woken("main", ArrowKind::Notify, "Ana", "ready")
        .hold("Ana", "queue")
        .let_go("Ana", "queue")
        .event("main", EventKind::NotifyOne, "ready")
        .woken("main", ArrowKind::Notify, "Ben", "ready")
        .hold("Ben", "queue")
        .let_go("Ben", "queue")
        .finish()
}

/// Ana waits for a message; then main is too quick for her.
pub fn channel() -> Recording {
    let run = Run::new().object("SyncSender", "jobs");
    run.spawn("main", "Ana")
        .waits("Ana", Kind::Message, "jobs")
        .sends("main", "jobs")
        .wakes("Ana")
        .receives("Ana", "jobs")
        .waits("Ana", Kind::Sleep, "")
        .sends("main", "jobs")
        .waits("main", Kind::Room, "jobs")
        .wakes("Ana")
        .receives("Ana", "jobs")
        .gets_room("main", "jobs")
        .receives("Ana", "jobs")
        .finish()
}

/// Ana has written down the receipt before main writes down that it has sent.
pub fn clipped() -> Recording {
    let run = Run::new().object("SyncSender", "jobs");
    run.spawn("main", "Ana")
        .waits("main", Kind::Room, "jobs")
        .event("Ana", EventKind::Receive, "jobs")
        .arrow_at_its_end(ArrowKind::Message, "main", "Ana", "jobs")
        .gets_room("main", "jobs")
        .waits("main", Kind::Room, "jobs")
        .gets_room_at_once("main", "Ana", "jobs")
        .event("Ana", EventKind::Receive, "jobs")
        .finish()
}

/// Cem is the last to come.
pub fn barrier() -> Recording {
    let run = Run::new().object("Barrier", "start");
    run.spawn("main", "Ana")
        .spawn("main", "Ben")
        .spawn("main", "Cem")
        .waits("Ana", Kind::Barrier, "start")
        .waits("Ben", Kind::Barrier, "start")
        .waits("main", Kind::Join, "Ana")
        .calls("Cem")
        .woken("Cem", ArrowKind::Barrier, "Ben", "start")
        .woken("Cem", ArrowKind::Barrier, "Ana", "start")
        .ends("Ana")
        .joined("main", &["Ana"])
        .finish()
}

/// Main ends Ana's park.
pub fn park() -> Recording {
    let run = Run::new().spawn("main", "Ana");
    run.waits("Ana", Kind::Park, "")
        .event("main", EventKind::Unpark, "")
        .woken("main", ArrowKind::Unpark, "Ana", "")
        .finish()
}

/// Ana panics, and then main.
pub fn panics() -> Recording {
    let run = Run::new().spawn("main", "Ana");
    run.waits("main", Kind::Join, "Ana")
        .event("Ana", EventKind::Panic, "")
        .ends("Ana")
        .joined("main", &["Ana"])
        .event("main", EventKind::Panic, "")
        .ended(Ended::Panicked)
}

/// Two permits; Cem waits for one.
pub fn semaphore() -> Recording {
    let run = Run::new().object("Semaphore", "tables");
    run.spawn("main", "Ana")
        .spawn("main", "Ben")
        .spawn("main", "Cem")
        .hold("Ana", "tables")
        .hold("Ben", "tables")
        .waits("Cem", Kind::Lock, "tables")
        .let_go("Ana", "tables")
        .hold("Cem", "tables")
        .let_go("Ben", "tables")
        .let_go("Cem", "tables")
        .finish()
}

/// Ana and Ben take turns to interpret.
pub fn gil() -> Recording {
    let run = Run::new().spawn("main", "Ana").spawn("main", "Ben");
    run.waits("main", Kind::Join, "Ana")
        .waits("Ben", Kind::Gil, "")
        .wakes("Ben")
        .waits("Ana", Kind::Gil, "")
        .wakes("Ana")
        .waits("Ben", Kind::Gil, "")
        .ends("Ana")
        .wakes("Ben")
        .joined("main", &["Ana"])
        .ends("Ben")
        .finish()
}

/// Two threads sleep at the same time.
pub fn sleepers() -> Recording {
    let run = Run::new().spawn("main", "Ana").spawn("main", "Ben");
    run.waits("Ana", Kind::Sleep, "")
        .waits("Ben", Kind::Sleep, "")
        .wakes("Ana")
        .wakes("Ben")
        .print("Ana", "awake")
        .ends("Ana")
        .ends("Ben")
        .finish()
}

/// Ana sleeps when main ends.
pub fn daemon() -> Recording {
    let run = Run::new().spawn("main", "Ana");
    run.waits("Ana", Kind::Sleep, "").finish()
}

/// A scope waits for two threads.
pub fn scope() -> Recording {
    let run = Run::new().spawn("main", "Ana").spawn("main", "Ben");
    run.waits("main", Kind::Join, "")
        .ends("Ben")
        .ends("Ana")
        .joined("main", &["Ana", "Ben"])
        .finish()
}
