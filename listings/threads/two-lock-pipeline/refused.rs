use std::sync::Mutex;
use std::thread;

fn main() {
    let consumer_lock = Mutex::new(());
    let held = consumer_lock.lock().unwrap();
    thread::scope(|s| {
        let producer = || drop(held);
        s.spawn(producer);
    });
}
