use std::sync::Mutex;

struct Counter {
    lock: Mutex<()>,
    value: u32,
}

impl Counter {
    fn increment(&self) {
        let _lock = self.lock.lock().unwrap();
        self.value += 1;
    }
}

fn main() {
    let lock = Mutex::new(());
    let counter = Counter { lock, value: 0 };
    counter.increment();
}
