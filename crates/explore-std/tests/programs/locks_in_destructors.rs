//! The process ends while one thread holds the mutex and the other would lock
//! it in a destructor.
//!
//! - finished: end

use std::sync::{Barrier, Mutex, mpsc};
use std::thread;

static MUTEX: Mutex<u32> = Mutex::new(0);
static READY: Barrier = Barrier::new(3);

struct Count;

impl Drop for Count {
    fn drop(&mut self) {
        *MUTEX.lock().unwrap() += 1;
    }
}

fn main() {
    thread::spawn(|| {
        let _guard = MUTEX.lock().unwrap();
        READY.wait();
        thread::park();
    });
    thread::spawn(|| {
        let _count = Count;
        READY.wait();
        thread::park();
    });
    READY.wait();
    let (_tx, _rx) = mpsc::channel::<()>();
    println!("end");
}
