//! A daemon waits for the main thread, which waits for nobody but those that are none.

use std::sync::mpsc;

use threading_thread::{JoinOnExit, Thread, main_thread};

fn main() {
    let threads = JoinOnExit::new();
    let (said, heard) = mpsc::channel();
    let cleaner = Thread::builder().daemon(true);
    let cleaner = cleaner.target(move || {
        let main = main_thread();
        main.join().unwrap();
        said.send(main.is_alive()).unwrap();
    });
    cleaner.start().unwrap();
    drop(threads);
    assert_eq!(heard.recv(), Ok(false));
}
