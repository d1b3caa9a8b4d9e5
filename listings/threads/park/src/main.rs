use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

fn worker(open: &AtomicBool) -> u32 {
    let mut parked = 0;
    while !open.load(SeqCst) {
        thread::park();
        parked += 1;
    }
    parked
}

fn main() {
    let open = AtomicBool::new(false);
    let parked = thread::scope(|s| {
        let worker = s.spawn(|| worker(&open));
        thread::sleep(Duration::from_millis(50));
        open.store(true, SeqCst);
        worker.thread().unpark();
        worker.join().unwrap()
    });
    println!("times parked: {parked}");
}
