//! Locals go backwards: the inner is free before the outer, so who gets the
//! outer finds the inner free.
//!
//! - finished: locked both
//! - finished: outer is locked

use std::sync::Mutex;
use std::thread;

static OUTER: Mutex<()> = Mutex::new(());
static INNER: Mutex<()> = Mutex::new(());

fn main() {
    let thread = thread::spawn(|| {
        let _outer = OUTER.lock().unwrap();
        let _inner = INNER.lock().unwrap();
    });
    match (OUTER.try_lock(), INNER.try_lock()) {
        (Ok(_), Ok(_)) => println!("locked both"),
        (Ok(_), Err(_)) => println!("inner is locked"),
        (Err(_), _) => println!("outer is locked"),
    }
    thread.join().unwrap();
}
