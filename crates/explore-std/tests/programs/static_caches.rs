//! What is made once, and what is kept by who comes first, is made anew.
//!
//! - finished: main made it\n["main", "other"] main 1
//! - finished: main made it\n["other", "main"] main 1
//! - finished: other made it\n["main", "other"] other 1
//! - finished: other made it\n["other", "main"] other 1

use std::cell::Cell;
use std::sync::{LazyLock, Mutex, OnceLock};
use std::thread;

static CACHE: Mutex<Vec<String>> = Mutex::new(Vec::new());
static COUNTS: LazyLock<Mutex<Vec<u32>>> = LazyLock::new(Mutex::default);
static FIRST: OnceLock<String> = OnceLock::new();

thread_local! {
    static CALLS: Cell<u32> = const { Cell::new(0) };
}

fn call(name: &str) {
    CALLS.set(CALLS.get() + 1);
    FIRST.get_or_init(|| {
        println!("{name} made it");
        name.to_owned()
    });
    COUNTS.lock().unwrap().push(CALLS.get());
    CACHE.lock().unwrap().push(name.to_owned());
}

fn main() {
    let other = thread::spawn(|| call("other"));
    call("main");
    other.join().unwrap();
    let counts = COUNTS.lock().unwrap();
    assert_eq!(counts.len(), 2);
    println!("{:?} {} {}", CACHE.lock().unwrap(), FIRST.get().unwrap(), counts[0]);
}
