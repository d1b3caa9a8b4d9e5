//! Main's guard is dropped while main panics; the thread may still see that.
//!
//! - panicked: main
//! - panicked: main: ok
//! - panicked: main: poisoned

use std::sync::Mutex;
use std::thread;

static MUTEX: Mutex<()> = Mutex::new(());

fn main() {
    thread::spawn(|| match MUTEX.lock() {
        Ok(_guard) => println!("ok"),
        Err(_) => println!("poisoned"),
    });
    let _guard = MUTEX.lock().unwrap();
    panic!("main");
}
