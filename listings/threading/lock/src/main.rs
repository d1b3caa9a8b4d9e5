use std::thread;
use std::time::Duration;

use threading_lock::Lock;

const PATIENCE: Duration = Duration::from_millis(20);

fn worker(lock: &Lock) {
    if !lock.acquire_timeout(PATIENCE) {
        println!("worker: not in time");
    }
    lock.release().unwrap();
    println!("worker: released");
}

fn main() {
    let lock = Lock::new();
    lock.acquire();
    println!("main: acquired");
    thread::scope(|scope| {
        scope.spawn(|| worker(&lock));
    });
    if let Err(error) = lock.release() {
        println!("main: {error}");
    }
}
