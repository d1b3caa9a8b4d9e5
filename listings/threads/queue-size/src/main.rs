use std::collections::VecDeque;
use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

const SIZE: usize = 2;
const MESSAGES: [u32; 4] = [43, 45, 66, 91];
const NETWORK: Duration = Duration::from_millis(10);
const DATABASE: Duration = Duration::from_millis(50);

#[derive(Default)]
struct Queue {
    items: Mutex<VecDeque<u32>>,
    changed: Condvar,
}

impl Queue {
    fn put(&self, item: u32) {
        let mut items = self.items.lock().unwrap();
        while items.len() == SIZE {
            items = self.changed.wait(items).unwrap();
        }
        items.push_back(item);
        self.changed.notify_one();
    }

    fn get(&self) -> u32 {
        let mut items = self.items.lock().unwrap();
        while items.is_empty() {
            items = self.changed.wait(items).unwrap();
        }
        self.changed.notify_one();
        items.pop_front().unwrap()
    }
}

fn producer(queue: &Queue) {
    for message in MESSAGES {
        thread::sleep(NETWORK);
        println!("got {message}");
        queue.put(message);
    }
}

fn consumer(queue: &Queue) {
    for _ in MESSAGES {
        let message = queue.get();
        let size = queue.items.lock().unwrap().len();
        println!("storing {message} (queue size {size})");
        thread::sleep(DATABASE);
    }
}

fn main() {
    let queue = Queue::default();
    thread::scope(|s| {
        s.spawn(|| producer(&queue));
        s.spawn(|| consumer(&queue));
    });
}
