use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{Condvar, Mutex};
use std::thread;

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
    got: AtomicU32,
    producer_lock: Lock,
    consumer_lock: Lock,
}

impl Pipeline {
    fn get_message(&self) {
        acquire(&self.consumer_lock);
        release(&self.producer_lock);
    }

    fn set_message(&self) {
        acquire(&self.producer_lock);
        release(&self.consumer_lock);
    }
}

fn producer(pipeline: &Pipeline) {
    for message in [1, 2, 3] {
        pipeline.got.store(message, SeqCst);
        pipeline.set_message();
    }
}

fn consumer(pipeline: &Pipeline) {
    pipeline.get_message();
    let got = pipeline.got.load(SeqCst);
    println!("storing 1, got {got}");
    pipeline.get_message();
    pipeline.get_message();
}

fn main() {
    let pipeline = Pipeline {
        got: AtomicU32::new(0),
        producer_lock: (Mutex::new(false), Condvar::new()),
        consumer_lock: (Mutex::new(true), Condvar::new()),
    };
    thread::scope(|s| {
        s.spawn(|| producer(&pipeline));
        s.spawn(|| consumer(&pipeline));
    });
}
