//! Since edition 2024 what an `if let` looks at is dropped before `else`.
//!
//! - finished: pushed\n[1]

use std::sync::Mutex;

fn main() {
    let stack = Mutex::new(Vec::new());
    if let Some(top) = stack.lock().unwrap().pop() {
        println!("{top}");
    } else {
        stack.lock().unwrap().push(1);
        println!("pushed");
    }
    println!("{:?}", stack.lock().unwrap());
}
