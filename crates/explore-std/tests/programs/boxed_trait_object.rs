//! State in a box behind a trait, changed in either order.
//!
//! - finished: [1, 2]
//! - finished: [2, 1]

use std::sync::{Arc, Mutex};
use std::thread;

trait Log: Send {
    fn add(&mut self, n: u32);
    fn show(&self) -> String;
}

impl Log for Vec<u32> {
    fn add(&mut self, n: u32) {
        self.push(n);
    }
    fn show(&self) -> String {
        format!("{self:?}")
    }
}

fn main() {
    let log: Arc<Mutex<Box<dyn Log>>> = Arc::new(Mutex::new(Box::new(Vec::new())));
    let threads = [1, 2].map(|n| {
        let log = log.clone();
        thread::spawn(move || log.lock().unwrap().add(n))
    });
    for thread in threads {
        thread.join().unwrap();
    }
    println!("{}", log.lock().unwrap().show());
}
