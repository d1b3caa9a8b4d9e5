use std::sync::mpsc::channel;

use threading_thread::{Thread, enumerate};

fn main() {
    let (stop, stopped) = channel::<()>();
    let worker = Thread::builder().name("worker");
    let worker = worker.target(move || {
        stopped.recv().unwrap_err();
    });
    worker.start().unwrap();

    let threads = enumerate();
    drop(stop);
    for t in threads {
        match t.join() {
            Ok(()) => println!("{} has ended", t.name()),
            Err(error) => println!("{}: {error}", t.name()),
        }
    }
}
