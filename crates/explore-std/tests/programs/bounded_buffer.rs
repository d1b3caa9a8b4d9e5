//! Two condition variables, one for each condition: all that is put is taken.
//!
//! - finished: [1, 2, 3]

use std::sync::{Arc, Condvar, Mutex};
use std::thread;

#[derive(Default)]
struct Slot {
    value: Mutex<Option<u32>>,
    filled: Condvar,
    emptied: Condvar,
}

fn main() {
    let slot = Arc::new(Slot::default());
    let producer = {
        let slot = slot.clone();
        thread::spawn(move || {
            for n in 1..=3 {
                let value = slot.value.lock().unwrap();
                let mut value = slot.emptied.wait_while(value, |v| v.is_some()).unwrap();
                *value = Some(n);
                slot.filled.notify_one();
            }
        })
    };
    let mut taken = Vec::new();
    for _ in 0..3 {
        let mut value = slot.value.lock().unwrap();
        while value.is_none() {
            value = slot.filled.wait(value).unwrap();
        }
        taken.extend(value.take());
        slot.emptied.notify_one();
    }
    producer.join().unwrap();
    println!("{taken:?}");
}
