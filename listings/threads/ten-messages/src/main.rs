use std::sync::Mutex;
use std::thread::{self, Builder};

use rand::{RngExt, SeedableRng, rngs::StdRng};
use threads_ten_messages::Lock;
use tracing::{debug, info};

#[derive(Default)]
struct Pipeline {
    message: Mutex<Option<u32>>,
    producer_lock: Lock,
    consumer_lock: Lock,
}

impl Pipeline {
    fn get_message(&self) -> Option<u32> {
        self.consumer_lock.acquire();
        debug!("has consumer_lock");
        let message = *self.message.lock().unwrap();
        self.producer_lock.release();
        message
    }

    fn set_message(&self, message: Option<u32>) {
        self.producer_lock.acquire();
        debug!("has producer_lock");
        *self.message.lock().unwrap() = message;
        self.consumer_lock.release();
    }
}

fn producer(pipeline: &Pipeline) {
    let mut network = StdRng::seed_from_u64(7);
    for _ in 0..10 {
        let message = network.random_range(1..=100);
        info!("got {message}");
        pipeline.set_message(Some(message));
    }
    pipeline.set_message(None);
}

fn consumer(pipeline: &Pipeline) {
    while let Some(message) = pipeline.get_message() {
        info!("stores {message}");
    }
}

fn main() {
    let log = tracing_subscriber::fmt().without_time();
    log.with_target(false).with_thread_names(true).init();

    let pipeline = Pipeline::default();
    pipeline.consumer_lock.acquire();
    thread::scope(|s| {
        let [p, c] = ["producer", "consumer"]
            .map(|name| Builder::new().name(name.into()));
        p.spawn_scoped(s, || producer(&pipeline)).unwrap();
        c.spawn_scoped(s, || consumer(&pipeline)).unwrap();
    });
}
