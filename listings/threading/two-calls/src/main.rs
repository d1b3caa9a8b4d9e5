use std::sync::Mutex;
use std::thread;

const LIMIT: u32 = 1;

struct Counter {
    value: Mutex<u32>,
}

impl Counter {
    fn value(&self) -> u32 {
        *self.value.lock().unwrap()
    }

    fn increment(&self) {
        *self.value.lock().unwrap() += 1;
    }
}

fn worker(counter: &Counter) {
    if counter.value() < LIMIT {
        counter.increment();
    }
}

fn main() {
    let counter = Counter { value: Mutex::new(0) };
    thread::scope(|scope| {
        scope.spawn(|| worker(&counter));
        scope.spawn(|| worker(&counter));
    });
    println!("Counter: {}", counter.value());
}
