//! Only a guard that is alive when the panic begins, and was made before,
//! poisons its mutex.
//!
//! - finished: false 2

use std::sync::Mutex;
use std::thread;

static VALUE: Mutex<i32> = Mutex::new(0);

struct AddOnDrop;

impl Drop for AddOnDrop {
    fn drop(&mut self) {
        *VALUE.lock().unwrap() += 1;
    }
}

fn main() {
    let result = thread::spawn(|| {
        let _add = AddOnDrop;
        let mut value = VALUE.lock().unwrap();
        *value += 1;
        drop(value);
        panic!("boom");
    })
    .join();
    assert!(result.is_err());
    println!("{} {}", VALUE.is_poisoned(), VALUE.lock().unwrap());
}
