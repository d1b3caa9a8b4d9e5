//! What `let else` looks at is dropped at the end of the statement, and before
//! `else`.
//!
//! - finished: empty\n1

use std::sync::Mutex;

fn main() {
    let list: Mutex<Vec<i32>> = Mutex::new(vec![]);
    let Some(_) = list.lock().unwrap().pop() else {
        println!("empty");
        list.lock().unwrap().push(1);
        println!("{}", list.lock().unwrap().len());
        return;
    };
}
