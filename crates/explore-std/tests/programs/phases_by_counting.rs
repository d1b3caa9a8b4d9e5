//! A barrier of atomics: nobody goes on before both have arrived.
//!
//! - finished: before\nbefore\nafter\nafter

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

static ARRIVED: AtomicUsize = AtomicUsize::new(0);

fn main() {
    let threads = [(); 2].map(|()| {
        thread::spawn(|| {
            println!("before");
            ARRIVED.fetch_add(1, Ordering::SeqCst);
            while ARRIVED.load(Ordering::SeqCst) < 2 {
                thread::yield_now();
            }
            println!("after");
        })
    });
    for thread in threads {
        thread.join().unwrap();
    }
}
