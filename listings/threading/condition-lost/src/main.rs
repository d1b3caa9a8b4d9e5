use std::thread;
use std::time::Duration;

use threading_condition::Condition;
use threading_lock::Lock;

fn consumer(cond: &Condition<Lock>) {
    let _lock = cond.lock();
    cond.wait().unwrap();
    println!("Resource is available");
}

fn producer(cond: &Condition<Lock>) {
    thread::sleep(Duration::from_millis(20));
    let _lock = cond.lock();
    cond.notify_all().unwrap();
}

fn main() {
    let cond = Condition::with_lock(Lock::new());
    thread::scope(|scope| {
        scope.spawn(|| consumer(&cond));
        producer(&cond);
    });
}
