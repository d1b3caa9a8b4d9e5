//! Three wait, one is woken, whichever; the process ends with the others.
//! - finished: 0
//! - finished: 1
//! - finished: 2

use std::sync::{Arc, Condvar, Mutex, mpsc};
use std::thread;

fn main() {
    let waiting = Arc::new((Mutex::new(0), Condvar::new()));
    let (tx, rx) = mpsc::channel();
    for id in 0..3 {
        let (waiting, tx) = (waiting.clone(), tx.clone());
        thread::spawn(move || {
            let mut count = waiting.0.lock().unwrap();
            *count += 1;
            let _count = waiting.1.wait(count).unwrap();
            tx.send(id).unwrap();
        });
    }
    while *waiting.0.lock().unwrap() < 3 {
        thread::yield_now();
    }
    waiting.1.notify_one();
    println!("{}", rx.recv().unwrap());
}
