use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{Arc, Barrier, Mutex};
use std::thread;

use threading_local::{Local, NoValue};

/// Counts how many of its kind have been dropped.
struct Counted(Arc<AtomicU32>);

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_add(1, SeqCst);
    }
}

fn counter() -> (Arc<AtomicU32>, impl Fn() -> Counted) {
    let dropped = Arc::new(AtomicU32::new(0));
    let of = dropped.clone();
    (dropped, move || Counted(of.clone()))
}

#[test]
fn no_thread_sees_the_value_of_another() {
    let data = Local::new();
    data.set(1000);
    thread::scope(|s| {
        for own in 0..10 {
            let data = &data;
            s.spawn(move || {
                assert_eq!(data.get(), Err(NoValue));
                data.set(own);
                assert_eq!(data.get(), Ok(own));
            });
        }
    });
    assert_eq!(data.take(), Ok(1000));
    assert_eq!(data.take(), Err(NoValue));
}

#[test]
fn two_locals_have_nothing_in_common() {
    let (port, name) = (Local::new(), Local::new());
    port.set(5432);
    assert_eq!(name.get(), Err(NoValue));
    name.set("my_service");
    assert_eq!(port.get(), Ok(5432));
}

#[test]
fn a_value_need_not_be_send() {
    static SHARED: Local<Rc<Cell<u32>>> = Local::new();
    let mine = Rc::new(Cell::new(1));
    SHARED.set(mine.clone());
    SHARED.with(|shared| shared.set(2)).unwrap();
    assert_eq!(mine.get(), 2);
    let other = thread::spawn(|| SHARED.get().is_err());
    assert!(other.join().unwrap());
}

#[test]
fn threads_share_it_whatever_it_gives() {
    fn shared<T: Send + Sync>() {}
    shared::<Local<Rc<RefCell<u32>>>>();
    shared::<NoValue>();
}

#[test]
fn a_value_can_be_changed_in_place() {
    let names = Local::default();
    let push = |n: &mut Vec<_>| n.push("Ana");
    assert_eq!(names.with_mut(push), Err(NoValue));
    names.set(vec!["Ben"]);
    names.with_mut(push).unwrap();
    assert_eq!(names.with(Vec::len), Ok(2));
}

#[test]
fn the_initialiser_runs_once_in_each_thread() {
    let calls = AtomicU32::new(0);
    let data =
        Local::with_init(|| calls.fetch_add(1, SeqCst));
    thread::scope(|s| {
        for _ in 0..4 {
            s.spawn(|| {
                let first = data.get();
                assert_eq!(data.get(), first);
                data.take().unwrap();
                assert_eq!(data.get(), Err(NoValue));
            });
        }
    });
    data.set(7);
    assert_eq!(data.get(), Ok(7));
    assert_eq!(calls.load(SeqCst), 5);
}

#[test]
fn an_initialiser_sees_no_value_and_may_use_others() {
    thread_local! {
        static DEPTH: Cell<u32> = const { Cell::new(0) };
    }
    static OTHER: Local<u32> = Local::with_init(|| 1);
    static DATA: Local<u32> = Local::with_init(|| {
        DEPTH.set(DEPTH.get() + 1);
        assert_eq!(DATA.get(), Err(NoValue));
        OTHER.get().unwrap() + 1
    });
    assert_eq!(DATA.get(), Ok(2));
    assert_eq!(DEPTH.get(), 1);
}

#[test]
fn an_initialiser_that_panics_runs_again() {
    let calls = Cell::new(0);
    let data = Local::with_init(|| {
        calls.set(calls.get() + 1);
        assert!(calls.get() > 1, "not at first");
        calls.get()
    });
    let get = AssertUnwindSafe(|| data.get());
    assert!(catch_unwind(get).is_err());
    assert_eq!(data.get(), Ok(2));
}

#[test]
fn a_value_is_dropped_when_it_is_replaced_or_taken() {
    let (dropped, new) = counter();
    let data = Local::new();
    data.set(new());
    data.set(new());
    assert_eq!(dropped.load(SeqCst), 1);
    drop(data.take());
    assert_eq!(dropped.load(SeqCst), 2);
}

#[test]
fn values_are_dropped_when_their_thread_ends() {
    let (dropped, new) = counter();
    let data = Local::new();
    for n in 1..=100 {
        thread::scope(|s| {
            s.spawn(|| data.set(new())).join().unwrap();
        });
        assert_eq!(dropped.load(SeqCst), n);
    }
    let panicked = thread::scope(|s| {
        s.spawn(|| {
            data.set(new());
            panic!("with a value");
        })
        .join()
    });
    assert!(panicked.is_err());
    assert_eq!(dropped.load(SeqCst), 101);
}

#[test]
fn values_of_other_threads_outlive_the_local() {
    let (dropped, new) = counter();
    let data = Mutex::new(Some(Local::new()));
    let set = |value| {
        let data = data.lock().unwrap();
        data.as_ref().unwrap().set(value);
    };
    let other = Local::new();
    let (has_set, is_dropped, has_swept) =
        (Barrier::new(3), Barrier::new(3), Barrier::new(2));
    set(new());
    let (before, after) = thread::scope(|s| {
        let sweeps = s.spawn(|| {
            set(new());
            has_set.wait();
            is_dropped.wait();
            let before = dropped.load(SeqCst);
            other.set(());
            let after = dropped.load(SeqCst);
            has_swept.wait();
            (before, after)
        });
        let ends = s.spawn(|| {
            set(new());
            has_set.wait();
            is_dropped.wait();
            has_swept.wait();
        });
        has_set.wait();
        drop(data.lock().unwrap().take());
        is_dropped.wait();
        ends.join().unwrap();
        sweeps.join().unwrap()
    });
    assert_eq!((before, after), (1, 2));
    assert_eq!(dropped.load(SeqCst), 3);
}

/// At the end of its thread, a value finds the others gone.
#[test]
fn a_destructor_may_use_a_local_at_any_time() {
    static DATA: Local<u32> = Local::with_init(|| 7);
    static LAST: Local<Last> = Local::new();

    struct Last(Arc<AtomicU32>);

    impl Drop for Last {
        fn drop(&mut self) {
            self.0.store(DATA.get().unwrap_or(99), SeqCst);
            DATA.set(12);
        }
    }

    let seen = Arc::new(AtomicU32::new(0));
    let last = Last(seen.clone());
    thread::spawn(|| LAST.set(last)).join().unwrap();
    assert_eq!(seen.load(SeqCst), 99);

    LAST.set(Last(seen.clone()));
    drop(LAST.take());
    assert_eq!(seen.load(SeqCst), 7);
    assert_eq!(DATA.get(), Ok(12));
}

#[test]
fn to_set_what_is_looked_at_is_a_panic() {
    let data = Local::new();
    data.set(1);
    let look = AssertUnwindSafe(|| {
        data.with(|_| data.set(2)).unwrap();
    });
    assert!(catch_unwind(look).is_err());
    assert_eq!(data.get(), Ok(1));
    // To look twice is none.
    let twice = data.with(|a| data.with(|b| a + b));
    assert_eq!(twice, Ok(Ok(2)));
}

#[test]
fn it_shows_no_value() {
    let data = Local::with_init(|| -> u32 { panic!() });
    assert_eq!(format!("{data:?}"), "Local { .. }");
    assert_eq!(
        NoValue.to_string(),
        "this thread has no value yet",
    );
}

/// Panics when it is dropped.
struct Bomb;

impl Drop for Bomb {
    fn drop(&mut self) {
        panic!("a destructor");
    }
}

#[test]
fn a_destructor_that_panics_ends_neither_process_nor_others()
 {
    static FIRST: Local<Bomb> = Local::new();
    static SECOND: Local<Counted> = Local::new();
    let (dropped, new) = counter();
    let value = new();
    let thread = thread::spawn(move || {
        FIRST.set(Bomb);
        SECOND.set(value);
    });
    thread.join().unwrap();
    assert_eq!(dropped.load(SeqCst), 1);
}

/// The value of a `Local` that is gone is dropped in the
/// first use of another, which has nothing to do with it.
#[test]
fn a_destructor_that_panics_reaches_no_other_local() {
    let (dropped, new) = counter();
    let (set, is_gone) = (Barrier::new(2), Barrier::new(2));
    let bomb = Local::new();
    let counted = Local::new();
    let both = Mutex::new(Some((bomb, counted)));
    let other = Local::with_init(|| 7);
    thread::scope(|s| {
        let user = s.spawn(|| {
            if let Some((a, b)) = &*both.lock().unwrap() {
                a.set(Bomb);
                b.set(new());
            }
            set.wait();
            is_gone.wait();
            other.get()
        });
        set.wait();
        drop(both.lock().unwrap().take());
        is_gone.wait();
        assert_eq!(user.join().unwrap(), Ok(7));
    });
    assert_eq!(dropped.load(SeqCst), 1);
}

#[test]
fn an_initialiser_that_sets_a_bomb_and_panics_unwinds() {
    static DATA: Local<Bomb> = Local::with_init(|| {
        DATA.set(Bomb);
        panic!("an initialiser");
    });
    let thread = thread::spawn(|| DATA.with(|_| ()));
    let payload = thread.join().unwrap_err();
    assert_eq!(
        payload.downcast_ref(),
        Some(&"an initialiser")
    );
}

/// Many threads, many of them dropped on the way.
#[test]
fn a_thousand_locals() {
    let (dropped, new) = counter();
    thread::scope(|s| {
        for _ in 0..8 {
            s.spawn(|| {
                for _ in 0..1_000 {
                    let data = Local::with_init(&new);
                    data.with(|_| ()).unwrap();
                }
            });
        }
    });
    assert_eq!(dropped.load(SeqCst), 8_000);
}
