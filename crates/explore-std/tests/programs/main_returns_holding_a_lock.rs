//! A static mutex whose guard main holds is let go when main ends; the other
//! may still print before the process is gone.
//!
//! - finished: main
//! - finished: main\nother
//! - finished: other\nmain

use std::sync::Mutex;
use std::thread;

static MUTEX: Mutex<()> = Mutex::new(());

fn main() {
    thread::spawn(|| {
        let _guard = MUTEX.lock().unwrap();
        println!("other");
    });
    let _guard = MUTEX.lock().unwrap();
    println!("main");
}
