use std::sync::Mutex;
use std::thread;
use std::time::Duration;

fn lock_holder(lock: &Mutex<()>) {
    let _held = lock.lock().unwrap();
    thread::sleep(Duration::from_millis(50));
}

fn worker(lock: &Mutex<()>) {
    for tries in 1..=3 {
        thread::sleep(Duration::from_millis(20));
        if lock.try_lock().is_ok() {
            println!("Acquired in {tries} tries");
            return;
        }
    }
    println!("Not acquired in 3 tries");
}

fn main() {
    let lock = Mutex::new(());
    thread::scope(|scope| {
        scope.spawn(|| lock_holder(&lock));
        worker(&lock);
    });
}
