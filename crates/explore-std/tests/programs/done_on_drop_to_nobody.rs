//! Main goes without waiting: what the blocked thread would tell is not told.
//!
//! - finished: end

use std::sync::mpsc::{self, Sender};
use std::thread;

struct Done(Sender<()>);

impl Drop for Done {
    fn drop(&mut self) {
        self.0.send(()).unwrap();
    }
}

fn main() {
    let (tx, rx) = mpsc::channel();
    thread::spawn(move || {
        let _done = Done(tx);
        thread::park();
    });
    drop(rx);
    println!("end");
}
