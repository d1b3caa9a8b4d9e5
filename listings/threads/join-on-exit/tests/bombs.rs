use std::panic::panic_any;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::mpsc::channel;
use std::thread;

use threads_join_on_exit::JoinOnExit;

/// Panics when it is dropped.
struct Bomb;

impl Drop for Bomb {
    fn drop(&mut self) {
        panic!("a destructor");
    }
}

#[test]
fn the_others_are_waited_for_all_the_same() {
    static SERVED: AtomicBool = AtomicBool::new(false);
    let (go_on, wait) = channel();
    let mut threads = JoinOnExit::new();
    threads.spawn(|| panic_any(Bomb));
    threads.spawn(move || {
        wait.recv().unwrap();
        thread::yield_now();
        SERVED.store(true, SeqCst);
    });
    go_on.send(()).unwrap();
    drop(threads);
    assert!(SERVED.load(SeqCst));
}

#[test]
fn a_main_that_panics_waits_for_them_too() {
    let main = thread::spawn(|| {
        let mut threads = JoinOnExit::new();
        threads.spawn(|| panic_any(Bomb));
        panic!("main");
    });
    let payload = main.join().unwrap_err();
    assert_eq!(payload.downcast_ref(), Some(&"main"));
}
