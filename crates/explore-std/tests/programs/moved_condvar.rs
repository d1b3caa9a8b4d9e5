//! A channel of one's own: a queue, a mutex, and a condition variable.
//!
//! - finished: a b
//! - finished: b a

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex};
use std::thread;

struct Queue<T> {
    items: Mutex<VecDeque<T>>,
    filled: Condvar,
}

impl<T> Queue<T> {
    fn push(&self, item: T) {
        self.items.lock().unwrap().push_back(item);
        self.filled.notify_one();
    }

    fn pop(&self) -> T {
        let mut items = self.items.lock().unwrap();
        loop {
            if let Some(item) = items.pop_front() {
                return item;
            }
            items = self.filled.wait(items).unwrap();
        }
    }
}

fn main() {
    let queue = Arc::new(Queue { items: Mutex::default(), filled: Condvar::default() });
    for name in ["a", "b"] {
        let queue = queue.clone();
        thread::spawn(move || queue.push(name));
    }
    println!("{} {}", queue.pop(), queue.pop());
}
