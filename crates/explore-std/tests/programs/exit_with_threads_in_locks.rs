//! `exit` waits for no lock and for no thread.
//!
//! - exited with 7: bye

use std::sync::Mutex;
use std::{process, thread};

static MUTEX: Mutex<()> = Mutex::new(());

fn main() {
    let guard = MUTEX.lock().unwrap();
    thread::spawn(|| {
        let _guard = MUTEX.lock().unwrap();
        println!("never");
    });
    println!("bye");
    process::exit(7);
    #[allow(unreachable_code)]
    drop(guard);
}
