//! The same of a `RefCell` with a list.
//!
//! - finished: [1, 2]
//! - finished: [2, 1]

use std::cell::RefCell;
use std::sync::Mutex;
use std::thread;

static LIST: Mutex<RefCell<Vec<u32>>> = Mutex::new(RefCell::new(Vec::new()));

fn main() {
    let threads = [1, 2].map(|n| {
        thread::spawn(move || LIST.lock().unwrap().borrow_mut().push(n))
    });
    for thread in threads {
        thread.join().unwrap();
    }
    println!("{:?}", LIST.lock().unwrap().borrow());
}
