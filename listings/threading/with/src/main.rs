use std::thread;

use threading_lock::Lock;

fn worker_with(lock: &Lock) {
    let _guard = lock.lock();
    println!("Lock acquired via with");
}

fn worker_no_with(lock: &Lock) {
    lock.acquire();
    println!("Lock acquired directly");
    lock.release().unwrap();
}

fn main() {
    let lock = Lock::new();
    thread::scope(|scope| {
        scope.spawn(|| worker_with(&lock));
        scope.spawn(|| worker_no_with(&lock));
    });
}
