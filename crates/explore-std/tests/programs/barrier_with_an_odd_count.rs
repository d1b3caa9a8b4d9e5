//! Five arrivals at a barrier for two: two pairs go on, the fifth waits.
//!
//! - deadlock: leaders 2

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Barrier, mpsc};
use std::thread;

fn main() {
    let barrier = Arc::new(Barrier::new(2));
    let leaders = Arc::new(AtomicU32::new(0));
    let (tx, rx) = mpsc::channel();
    for _ in 0..3 {
        let (barrier, leaders, tx) = (barrier.clone(), leaders.clone(), tx.clone());
        thread::spawn(move || {
            if barrier.wait().is_leader() {
                leaders.fetch_add(1, Ordering::SeqCst);
            }
            tx.send(()).unwrap();
        });
    }
    barrier.wait().is_leader().then(|| leaders.fetch_add(1, Ordering::SeqCst));
    for _ in 0..3 {
        rx.recv().unwrap();
    }
    println!("leaders {}", leaders.load(Ordering::SeqCst));
    barrier.wait();
}
