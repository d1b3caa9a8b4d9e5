use timeline_std as std;

use std::sync::{Mutex, RwLock, RwLockWriteGuard};
use std::thread::{self, Builder, scope};
use std::{ArrowKind, Ended, Kind};

use crate::support::{LONG, recorded};

/// Named threads of a scope, in their order, each of which begins when the one
/// before has come to sleep.
fn one_after_the_other(threads: &[(&str, &(dyn Fn() + Sync))]) {
    scope(|s| {
        for &(name, body) in threads {
            let builder = Builder::new().name(name.to_owned());
            builder.spawn_scoped(s, body).unwrap();
            // The real one: it is no part of the program.
            ::std::thread::sleep(LONG / 2);
        }
    });
}

#[test]
fn threads_queue_for_a_mutex() {
    let run = recorded!(|| {
        let mutex = Mutex::new(0);
        let body = || {
            let mut value = mutex.lock().unwrap();
            thread::sleep(LONG);
            *value += 1;
        };
        one_after_the_other(&[("Ana", &body), ("Ben", &body)]);
    });
    assert_eq!(run.lane("Ana"), ["hold Mutex", "sleep"]);
    assert_eq!(run.lane("Ben"), ["lock Mutex", "hold Mutex", "sleep"]);
    assert_eq!(run.arrows(ArrowKind::Release), ["Ana > Ben"]);
    let (wait, holds) = (run.spans(Kind::Lock)[0], run.spans(Kind::Hold));
    assert!(wait.begin < holds[0].end.unwrap() && holds[0].end < wait.end);
    let arrows = &run.recording.arrows;
    let release = arrows.iter().find(|it| it.kind == ArrowKind::Release);
    assert_eq!(release.unwrap().from.at, holds[0].end.unwrap());
    assert_eq!(release.unwrap().to.at, holds[1].begin);
}

#[test]
fn a_mutex_knows_where_it_was_made_and_a_hold_where_it_began() {
    let run = recorded!(|| {
        let made = line!() + 1;
        let mutex: Mutex<u32> = Mutex::default();
        drop(mutex.lock());
        std::println!("{made}");
    });
    let made: u32 = run.recording.events[0]
        .text
        .as_ref()
        .unwrap()
        .parse()
        .unwrap();
    assert_eq!(run.recording.objects[0].place.line, made);
    assert_eq!(run.recording.objects[0].place.column, 33);
    assert!(run.recording.objects[0].place.file.ends_with("locks.rs"));
    assert_eq!(run.spans(Kind::Hold)[0].place.line, made + 1);
    assert_eq!(run.spans(Kind::Hold)[0].place.column, 20);
}

#[test]
fn what_a_library_makes_is_known_by_what_it_calls_it() {
    let run = recorded!(|| {
        let closed = Mutex::new(false).__called("closed");
        let items = Mutex::new(0);
        drop((items.lock(), closed.lock()));
    });
    let objects = run.recording.objects.iter();
    let called: Vec<_> = objects.map(|object| object.called.as_deref()).collect();
    assert_eq!(called, [None, Some("closed")]);
}

#[test]
fn a_mutex_may_be_a_static() {
    let run = recorded!(|| {
        static TOTAL: Mutex<u32> = Mutex::new(0);
        thread::spawn(|| *TOTAL.lock().unwrap() += 1)
            .join()
            .unwrap();
        *TOTAL.lock().unwrap() += 1;
    });
    assert_eq!(run.recording.objects.len(), 1);
    assert_eq!(run.arrows(ArrowKind::Release), ["- > main"]);
}

#[test]
fn what_is_not_waited_for_is_no_wait() {
    let run = recorded!(|| {
        let mutex = Mutex::new(0);
        let held = mutex.lock().unwrap();
        assert!(mutex.try_lock().is_err());
        assert!(std::format!("{mutex:?}").contains("<locked>"));
        drop(held);
        drop(mutex.try_lock().unwrap());
        assert_eq!(mutex.into_inner().unwrap(), 0);
    });
    assert_eq!(run.lane("main"), ["hold Mutex", "hold Mutex"]);
    assert_eq!(run.arrows(ArrowKind::Release), [""; 0]);
}

#[test]
fn two_mutexes_in_opposite_orders_hang() {
    let run = recorded!(|| {
        let (left, right) = (Mutex::new("left"), Mutex::new("right"));
        let lock = |first: &Mutex<_>, second: &Mutex<_>| {
            let _first = first.lock();
            thread::sleep(LONG);
            let _second = second.lock();
        };
        let ana = || lock(&left, &right);
        let ben = || lock(&right, &left);
        one_after_the_other(&[("Ana", &ana), ("Ben", &ben)]);
    });
    assert_eq!(run.recording.ended, Ended::Hung);
    assert_eq!(run.code, Some(0));
    assert_eq!(run.lane("main"), ["join ..."]);
    let lane = ["hold Mutex ...", "sleep", "lock Mutex ..."];
    assert_eq!(run.lane("Ana"), lane);
    assert_eq!(run.lane("Ben"), lane);
    let (holds, waits) = (run.spans(Kind::Hold), run.spans(Kind::Lock));
    assert_eq!(holds[0].object, waits[1].object);
    assert_eq!(holds[1].object, waits[0].object);
    let last = waits[1].begin;
    assert_eq!(run.recording.end, last + last / 5);
    assert!(run.recording.threads.iter().all(|it| it.end.is_none()));
}

#[test]
fn a_thread_that_locks_twice_hangs() {
    let run = recorded!(|| {
        let mutex = Mutex::new(0);
        let _held = mutex.lock();
        let _again = mutex.lock();
    });
    assert_eq!(run.recording.ended, Ended::Hung);
    assert_eq!(run.lane("main"), ["hold Mutex ...", "lock Mutex ..."]);
}

#[test]
fn a_poisoned_mutex_is_held_all_the_same() {
    let run = recorded!(|| {
        let mutex = Mutex::new(0);
        let poison = || {
            let _held = mutex.lock();
            panic!("oh");
        };
        scope(|s| s.spawn(poison).join().unwrap_err());
        assert!(mutex.is_poisoned());
        drop(mutex.lock().unwrap_err());
        mutex.clear_poison();
        drop(mutex.lock().unwrap());
    });
    assert_eq!(run.lane("-"), ["hold Mutex", "panic oh"]);
    assert_eq!(run.arrows(ArrowKind::Release), ["- > main"]);
    assert_eq!(run.code, Some(0));
}

#[test]
fn a_forgotten_guard_holds_for_ever() {
    let run = recorded!(|| {
        let mutex = Mutex::new(0);
        std::mem::forget(mutex.lock());
        let _again = mutex.lock();
    });
    assert_eq!(run.lane("main"), ["hold Mutex ...", "lock Mutex ..."]);
}

#[test]
fn readers_share_and_a_writer_waits_for_all() {
    let run = recorded!(|| {
        let lock = RwLock::new(0);
        let read = || {
            let value = lock.read().unwrap();
            thread::sleep(LONG * 2);
            drop(value);
        };
        let write = || *lock.write().unwrap() += 1;
        one_after_the_other(&[("Ana", &read), ("Ben", &read), ("Eve", &write)]);
        drop(lock.read());
    });
    assert_eq!(run.lane("Ana"), ["hold-shared RwLock", "sleep"]);
    assert_eq!(run.lane("Ben"), ["hold-shared RwLock", "sleep"]);
    assert_eq!(run.lane("Eve"), ["lock RwLock", "hold RwLock"]);
    let mut arrows = run.arrows(ArrowKind::Release);
    arrows.sort();
    assert_eq!(arrows, ["Ana > Eve", "Ben > Eve", "Eve > main"]);
}

#[test]
fn a_reader_waits_for_a_writer() {
    let run = recorded!(|| {
        let lock = RwLock::new(0);
        let write = || {
            let _held = lock.write();
            thread::sleep(LONG);
        };
        let read = || drop(lock.read());
        one_after_the_other(&[("Ana", &write), ("Ben", &read)]);
        assert!(lock.try_read().is_ok());
        assert!(lock.try_write().is_ok());
    });
    assert_eq!(run.lane("Ben"), ["lock RwLock", "hold-shared RwLock"]);
    assert_eq!(run.arrows(ArrowKind::Release)[0], "Ana > Ben");
}

#[test]
fn a_writer_goes_on_as_a_reader() {
    let run = recorded!(|| {
        let lock = RwLock::new(0);
        let reader = RwLockWriteGuard::downgrade(lock.write().unwrap());
        assert_eq!(*reader + *lock.read().unwrap(), 0);
    });
    let shared = "hold-shared RwLock";
    assert_eq!(run.lane("main"), ["hold RwLock", shared, shared]);
}
