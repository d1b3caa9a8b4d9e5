//! The guard is dropped while its thread panics, although the panic is caught.
//!
//! - finished: boom\ntrue

use std::panic::{self, AssertUnwindSafe};
use std::sync::Mutex;

fn main() {
    let mutex = Mutex::new(0);
    let result = panic::catch_unwind(AssertUnwindSafe(|| {
        let _guard = mutex.lock().unwrap();
        panic!("boom");
    }));
    let payload = result.unwrap_err();
    println!("{}", payload.downcast_ref::<&str>().unwrap());
    println!("{}", mutex.is_poisoned());
}
