use std::sync::{Barrier, Mutex};
use std::thread;

struct Pool {
    open: Mutex<Vec<&'static str>>,
    all_open: Barrier,
}

impl Pool {
    fn connect(&self, name: &'static str) -> usize {
        self.open.lock().unwrap().push(name);
        self.all_open.wait();
        self.open.lock().unwrap().len()
    }
}

fn main() {
    let open = Mutex::new(Vec::new());
    let pool = Pool { open, all_open: Barrier::new(2) };
    let seen = thread::scope(|s| {
        let first = s.spawn(|| pool.connect("first"));
        let second = s.spawn(|| pool.connect("second"));
        [first, second].map(|w| w.join().unwrap())
    });
    println!("connections seen: {seen:?}");
}
