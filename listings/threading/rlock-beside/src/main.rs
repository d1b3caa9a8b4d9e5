use std::sync::Mutex;
use std::thread;

use threading_rlock::RLock;

struct Counter {
    lock: RLock,
    value: Mutex<u32>,
}

impl Counter {
    fn increment(&self) {
        let _lock = self.lock.lock();
        let value = self.value.try_lock();
        *value.expect("value is in use") += 1;
    }

    fn increment_twice(&self) {
        let _lock = self.lock.lock();
        self.increment();
        self.increment();
    }
}

fn main() {
    let value = Mutex::new(0);
    let counter = Counter { lock: RLock::new(), value };
    thread::scope(|scope| {
        scope.spawn(|| counter.increment_twice());
        scope.spawn(|| counter.increment_twice());
    });
    let value = counter.value.into_inner().unwrap();
    println!("Counter: {value}");
}
