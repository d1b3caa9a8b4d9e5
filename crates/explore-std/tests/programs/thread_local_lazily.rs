//! It is made when a thread first asks, in each thread that does.
//!
//! - finished: made\n1\nmade\n1\n2

use std::cell::RefCell;
use std::thread;

thread_local! {
    static LIST: RefCell<Vec<u32>> = {
        println!("made");
        RefCell::new(Vec::new())
    };
}

fn push() {
    LIST.with_borrow_mut(|list| {
        list.push(1);
        println!("{}", list.len());
    });
}

fn main() {
    thread::spawn(push).join().unwrap();
    push();
    push();
}
