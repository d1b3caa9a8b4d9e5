//! A static begins as it was written, however often the program is run.
//!
//! - finished: [0, 1]\n3
//! - finished: [1, 0]\n3

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex};
use std::thread;

static LIST: Mutex<Vec<usize>> = Mutex::new(Vec::new());
static CALLS: AtomicUsize = AtomicUsize::new(0);
static START: LazyLock<Mutex<usize>> = LazyLock::new(|| Mutex::new(1));

fn call(id: usize) {
    CALLS.fetch_add(1, Ordering::SeqCst);
    *START.lock().unwrap() += 1;
    LIST.lock().unwrap().push(id);
}

fn main() {
    let threads = [0, 1].map(|id| thread::spawn(move || call(id)));
    for thread in threads {
        thread.join().unwrap();
    }
    assert_eq!(CALLS.load(Ordering::SeqCst), 2);
    println!("{:?}", LIST.lock().unwrap());
    println!("{}", START.lock().unwrap());
}
