use std::sync::Mutex;
use std::thread;
use std::time::Duration;

struct Counter {
    value: Mutex<u32>,
}

impl Counter {
    fn increment(&self, name: &str) {
        println!("{name} Waiting for lock");
        let mut value = self.value.lock().unwrap();
        println!("{name} Acquired lock");
        thread::sleep(Duration::from_millis(20));
        *value += 1;
    }
}

fn worker(name: &str, counter: &Counter) {
    for _ in 0..2 {
        counter.increment(name);
    }
    println!("{name} Done");
}

fn main() {
    let counter = Counter { value: Mutex::new(0) };
    thread::scope(|scope| {
        scope.spawn(|| worker("w1", &counter));
        scope.spawn(|| worker("w2", &counter));
    });
    let value = counter.value.into_inner().unwrap();
    println!("main Counter: {value}");
}
