use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

struct Queue {
    items: Mutex<VecDeque<u32>>,
    added: Condvar,
}

impl Queue {
    fn put(&self, item: u32) {
        self.items.lock().unwrap().push_back(item);
        self.added.notify_one();
    }

    fn get(&self) -> u32 {
        let mut items = self.items.lock().unwrap();
        while items.is_empty() {
            items = self.added.wait(items).unwrap();
        }
        items.pop_front().unwrap()
    }

    fn is_empty(&self) -> bool {
        self.items.lock().unwrap().is_empty()
    }
}

fn producer(queue: &Queue, event: &AtomicBool) {
    let mut message = 0;
    while message < 2 && !event.load(SeqCst) {
        message += 1;
        queue.put(message);
        thread::sleep(Duration::from_millis(100));
    }
}

fn consumer(queue: &Queue, event: &AtomicBool) {
    while !event.load(SeqCst) || !queue.is_empty() {
        println!("stored {}", queue.get());
    }
}

fn main() {
    let items = Mutex::new(VecDeque::new());
    let queue = Queue { items, added: Condvar::new() };
    let event = AtomicBool::new(false);
    thread::scope(|s| {
        s.spawn(|| producer(&queue, &event));
        s.spawn(|| consumer(&queue, &event));
        thread::sleep(Duration::from_millis(50));
        event.store(true, SeqCst);
    });
    println!("left {}", queue.items.lock().unwrap().len());
}
