//! One permit: the two are never inside at once.
//!
//! - finished: a in\na out\nb in\nb out
//! - finished: b in\nb out\na in\na out

use std::sync::{Arc, Condvar, Mutex};
use std::thread;

struct Semaphore {
    permits: Mutex<usize>,
    released: Condvar,
}

impl Semaphore {
    fn acquire(&self) {
        let permits = self.permits.lock().unwrap();
        *self.released.wait_while(permits, |p| *p == 0).unwrap() -= 1;
    }

    fn release(&self) {
        *self.permits.lock().unwrap() += 1;
        self.released.notify_one();
    }
}

fn main() {
    let semaphore = Arc::new(Semaphore { permits: Mutex::new(1), released: Condvar::new() });
    let threads = ["a", "b"].map(|name| {
        let semaphore = semaphore.clone();
        thread::spawn(move || {
            semaphore.acquire();
            println!("{name} in");
            println!("{name} out");
            semaphore.release();
        })
    });
    for thread in threads {
        thread.join().unwrap();
    }
}
