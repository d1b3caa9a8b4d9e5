//! The guard was declared last, so it is gone when the thread is joined.
//!
//! - finished: main\nthread

use std::sync::Mutex;
use std::thread::{self, JoinHandle};

static MUTEX: Mutex<()> = Mutex::new(());

struct JoinOnDrop(Option<JoinHandle<()>>);

impl Drop for JoinOnDrop {
    fn drop(&mut self) {
        self.0.take().unwrap().join().unwrap();
    }
}

fn main() {
    let outer = MUTEX.lock().unwrap();
    let _thread = JoinOnDrop(Some(thread::spawn(|| {
        let _guard = MUTEX.lock().unwrap();
        println!("thread");
    })));
    let _guard = outer;
    println!("main");
}
