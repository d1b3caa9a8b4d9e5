//! What a thread of this crate promises.

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{Arc, Barrier, mpsc};
use std::thread;
use std::time::Duration;

use threading_thread::{
    AlreadyStarted, JoinError, StartError, Thread,
    active_count, current_thread, enumerate, get_ident,
    main_thread,
};

const SHORT: Duration = Duration::from_millis(5);

/// A thread that ends when the sender is dropped.
fn until_dropped() -> (Thread, mpsc::Sender<()>) {
    let (keep, wait) = mpsc::channel::<()>();
    let t = Thread::new(move || {
        let _ = wait.recv();
    });
    (t, keep)
}

fn is_a_second(start: Result<(), StartError>) -> bool {
    matches!(start, Err(StartError::AlreadyStarted))
}

#[test]
fn a_handle_goes_to_other_threads() {
    fn check<T: Send + Sync + 'static>() {}
    check::<Thread>();
}

#[test]
fn it_starts_once_and_is_alive_until_it_ends() {
    let (t, keep) = until_dropped();
    assert!(!t.is_alive());
    assert_eq!(t.ident(), None);
    assert_eq!(t.join(), Err(JoinError::NotStarted));
    t.start().unwrap();
    assert!(is_a_second(t.start()));
    assert!(t.is_alive());
    assert_eq!(t.join_timeout(SHORT), Ok(false));
    assert!(enumerate().contains(&t));
    drop(keep);
    assert_eq!(t.join_timeout(Duration::MAX), Ok(true));
    assert!(!t.is_alive());
    assert!(is_a_second(t.start()));
}

#[test]
fn nobody_joins_itself() {
    let (said, heard) = mpsc::channel();
    let t = Thread::new(move || {
        said.send(current_thread().join()).unwrap();
    });
    t.start().unwrap();
    assert_eq!(heard.recv(), Ok(Err(JoinError::JoinSelf)));
    t.join().unwrap();
}

#[test]
fn who_has_ended_is_not_listed_and_can_be_joined_again() {
    let t = Thread::new(|| panic!("burnt"));
    t.start().unwrap();
    t.join().unwrap();
    assert!(!enumerate().contains(&t));
    assert_eq!(t.join_timeout(Duration::ZERO), Ok(true));
}

#[test]
fn it_has_a_name_and_knows_itself_by_it() {
    let (said, heard) = mpsc::channel();
    let t =
        Thread::builder().name("clerk").target(move || {
            let me = current_thread();
            said.send((me.name(), me, get_ident()))
                .unwrap();
        });
    t.start().unwrap();
    let (name, me, ident) = heard.recv().unwrap();
    assert_eq!(name, "clerk");
    assert_eq!(me, t);
    assert_eq!(t.ident(), Some(ident));
    t.set_name("cook");
    assert_eq!(t.name(), "cook");
    t.join().unwrap();
}

#[test]
fn a_default_name_has_a_number_of_its_own() {
    let one = Thread::new(|| {}).name();
    let other = Thread::new(|| {}).name();
    assert!(one.starts_with("Thread-"), "{one}");
    assert_ne!(one, other);
}

#[test]
fn a_thread_made_by_a_daemon_is_one() {
    let (said, heard) = mpsc::channel();
    let daemon = move || {
        let helper = Thread::new(|| {});
        said.send(helper.daemon()).unwrap();
    };
    let t = Thread::builder().daemon(true).target(daemon);
    assert!(t.daemon());
    t.start().unwrap();
    assert_eq!(t.set_daemon(false), Err(AlreadyStarted));
    assert_eq!(heard.recv(), Ok(true));
}

#[test]
fn the_main_thread_is_always_listed() {
    assert_eq!(enumerate()[0], main_thread());
    assert!(main_thread().is_alive());
    assert!(active_count() >= 1);
}

/// Many threads start, list and join others at once.
#[test]
fn nobody_is_lost() {
    const STARTERS: usize = 8;
    const EACH: u32 = 50;
    let run = Arc::new(AtomicU32::new(0));
    let together = Barrier::new(STARTERS);
    thread::scope(|scope| {
        for _ in 0..STARTERS {
            scope.spawn(|| {
                together.wait();
                for _ in 0..EACH {
                    let run = Arc::clone(&run);
                    let t = Thread::new(move || {
                        run.fetch_add(1, SeqCst);
                    });
                    t.start().unwrap();
                    let _ = enumerate().len();
                    t.join().unwrap();
                    assert!(!enumerate().contains(&t));
                }
            });
        }
    });
    let all = u32::try_from(STARTERS).unwrap() * EACH;
    assert_eq!(run.load(SeqCst), all);
}
