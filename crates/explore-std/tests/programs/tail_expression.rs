//! Since edition 2024 the temporaries of a tail expression are dropped before
//! the locals, here before the mutex itself is locked again outside.
//!
//! - finished: 1\n2

use std::sync::Mutex;

static COUNT: Mutex<u32> = Mutex::new(0);

fn next() -> u32 {
    {
        *COUNT.lock().unwrap() += 1;
    }
    *COUNT.lock().unwrap()
}

fn main() {
    println!("{}", next());
    println!("{}", next());
}
