use std::thread;
use std::time::Duration;

use threading_lock::Lock;

const PATIENCE: Duration = Duration::from_millis(20);

fn worker(lock: &Lock) {
    println!("in time: {}", lock.acquire_timeout(PATIENCE));
    println!("locked: {}", lock.locked());
    lock.release().unwrap();
    println!("locked: {}", lock.locked());
}

fn main() {
    let lock = Lock::new();
    lock.acquire();
    thread::scope(|scope| {
        scope.spawn(|| worker(&lock));
    });
    if let Err(error) = lock.release() {
        println!("main: {error}");
    }
}
