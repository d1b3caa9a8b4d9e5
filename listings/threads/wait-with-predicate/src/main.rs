use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

struct Slot {
    message: Mutex<Option<u32>>,
    filled: Condvar,
}

impl Slot {
    fn put(&self, message: u32) {
        let mut slot = self.message.lock().unwrap();
        *slot = Some(message);
        self.filled.notify_one();
    }

    fn get(&self) -> u32 {
        let mut slot = self.message.lock().unwrap();
        while slot.is_none() {
            slot = self.filled.wait(slot).unwrap();
        }
        slot.take().unwrap()
    }
}

fn consumer(slot: &Slot) -> u32 {
    thread::sleep(Duration::from_millis(50));
    slot.get()
}

fn main() {
    let slot = Slot {
        message: Mutex::new(None),
        filled: Condvar::new(),
    };
    thread::scope(|s| {
        let consumer = s.spawn(|| consumer(&slot));
        slot.put(43);
        println!("sent 43");
        println!("stored {}", consumer.join().unwrap());
    });
}
