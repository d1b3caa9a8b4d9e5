use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

struct Event {
    flag: Mutex<bool>,
    changed: Condvar,
}

impl Event {
    fn is_set(&self) -> bool {
        *self.flag.lock().unwrap()
    }

    fn set(&self) {
        *self.flag.lock().unwrap() = true;
        self.changed.notify_all();
    }

    fn wait(&self) {
        let mut flag = self.flag.lock().unwrap();
        while !*flag {
            flag = self.changed.wait(flag).unwrap();
        }
    }
}

fn consumer(opened: &Event, port: &AtomicU32) -> String {
    let came =
        if opened.is_set() { "late" } else { "early" };
    opened.wait();
    format!("{came}: port {}", port.load(SeqCst))
}

fn main() {
    let flag = Mutex::new(false);
    let opened = Event { flag, changed: Condvar::new() };
    let port = AtomicU32::new(0);
    thread::scope(|s| {
        let first = s.spawn(|| consumer(&opened, &port));
        let second = s.spawn(|| consumer(&opened, &port));
        thread::sleep(Duration::from_millis(50));
        port.store(5432, SeqCst);
        opened.set();
        println!("{}", first.join().unwrap());
        println!("{}", second.join().unwrap());
    });
}
