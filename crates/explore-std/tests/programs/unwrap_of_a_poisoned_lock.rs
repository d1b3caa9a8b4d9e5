//! The panic of one thread becomes that of the next who trusts its mutex.
//!
//! - panicked: called `Result::unwrap()` on an `Err` value: PoisonError { .. }

use std::sync::Mutex;
use std::thread;

static VALUE: Mutex<i32> = Mutex::new(0);

fn main() {
    let _ = thread::spawn(|| {
        let _value = VALUE.lock().unwrap();
        panic!("boom");
    })
    .join();
    println!("{}", VALUE.lock().unwrap());
}
