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

#[derive(Default)]
struct Pipeline {
    message: Mutex<Option<u32>>,
    producer_lock: Lock,
    consumer_lock: Lock,
}

impl Pipeline {
    fn get_message(&self) -> Option<u32> {
        acquire(&self.consumer_lock);
        let message = *self.message.lock().unwrap();
        release(&self.producer_lock);
        message
    }

    fn set_message(&self, message: Option<u32>) {
        acquire(&self.producer_lock);
        *self.message.lock().unwrap() = message;
        release(&self.consumer_lock);
    }
}

fn producer(pipeline: &Pipeline) {
    for message in [1, 2, 3] {
        pipeline.set_message(Some(message));
    }
    pipeline.set_message(None);
}

fn consumer(pipeline: &Pipeline) {
    while let Some(message) = pipeline.get_message() {
        thread::sleep(Duration::from_millis(20));
        println!("stored {message}");
    }
}

fn main() {
    let pipeline = Pipeline::default();
    acquire(&pipeline.consumer_lock);
    thread::scope(|s| {
        s.spawn(|| producer(&pipeline));
        s.spawn(|| consumer(&pipeline));
    });
}
