use std::sync::{Condvar, Mutex};

type Lock = (Mutex<bool>, Condvar);
type Text = &'static str;

const SENTINEL: Text = "no more";

fn acquire((held, freed): &Lock) {
    let held = held.lock().unwrap();
    *freed.wait_while(held, |held| *held).unwrap() = true;
}

fn release((held, freed): &Lock) {
    *held.lock().unwrap() = false;
    freed.notify_one();
}

struct Pipeline {
    message: Mutex<Text>,
    producer_lock: Lock,
    consumer_lock: Lock,
}

impl Pipeline {
    fn get_message(&self) -> Text {
        acquire(&self.consumer_lock);
        let message = *self.message.lock().unwrap();
        println!("consumer gets {message}");
        release(&self.producer_lock);
        message
    }

    fn set_message(&self, name: Text, message: Text) {
        acquire(&self.producer_lock);
        println!("{name} sets {message}");
        *self.message.lock().unwrap() = message;
        release(&self.consumer_lock);
    }
}

fn producer(pipeline: &Pipeline) {
    pipeline.set_message("producer", "43");
    pipeline.set_message(SENTINEL, "producer");
}

fn consumer(pipeline: &Pipeline) {
    while pipeline.get_message() != SENTINEL {}
}

fn main() {
    let pipeline = Pipeline {
        message: Mutex::new(""),
        producer_lock: (Mutex::new(false), Condvar::new()),
        consumer_lock: (Mutex::new(true), Condvar::new()),
    };
    std::thread::scope(|s| {
        s.spawn(|| producer(&pipeline));
        s.spawn(|| consumer(&pipeline));
    });
}
