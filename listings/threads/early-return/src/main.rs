use std::sync::{Condvar, Mutex};
use std::{thread, time::Duration};

type Lock = (Mutex<bool>, Condvar);

fn acquire((held, freed): &Lock) {
    let held = held.lock().unwrap();
    *freed.wait_while(held, |held| *held).unwrap() = true;
}

fn release((held, freed): &Lock) {
    *held.lock().unwrap() = false;
    freed.notify_one();
}

struct Pipeline {
    message: Mutex<Option<u32>>,
    producer_lock: Lock,
    consumer_lock: Lock,
}

impl Pipeline {
    fn get_message(&self) -> Option<u32> {
        acquire(&self.consumer_lock);
        release(&self.producer_lock);
        thread::sleep(Duration::from_millis(50));
        *self.message.lock().unwrap()
    }

    fn set_message(&self, message: Option<u32>) {
        acquire(&self.producer_lock);
        *self.message.lock().unwrap() = message;
        release(&self.consumer_lock);
    }
}

fn producer(pipeline: &Pipeline) {
    pipeline.set_message(Some(43));
    pipeline.set_message(None);
}

fn consumer(pipeline: &Pipeline) {
    let mut stored = Vec::new();
    while let Some(message) = pipeline.get_message() {
        stored.push(message);
    }
    println!("stored {stored:?}");
}

fn main() {
    let pipeline = Pipeline {
        message: Mutex::new(None),
        producer_lock: (Mutex::new(false), Condvar::new()),
        consumer_lock: (Mutex::new(true), Condvar::new()),
    };
    thread::scope(|s| {
        s.spawn(|| producer(&pipeline));
        s.spawn(|| consumer(&pipeline));
    });
}
