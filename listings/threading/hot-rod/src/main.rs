use std::sync::Arc;

use pythonic::threading::Thread;
use threading_hot_rod::{CELLS, Observer, Rod, WORKERS};

fn main() {
    let observer = Arc::new(Observer::default());
    let rod = Arc::new(Rod::new(Arc::clone(&observer)));
    let printer = {
        let observer = Arc::clone(&observer);
        Thread::new(move || observer.run())
    };
    printer.start().unwrap();
    let size = CELLS / WORKERS;
    let mut workers = Vec::new();
    for first in (1..CELLS).step_by(size) {
        let rod = Arc::clone(&rod);
        let part = first..first + size;
        let worker = Thread::new(move || rod.work(part));
        worker.start().unwrap();
        workers.push(worker);
    }
    for worker in workers {
        worker.join().unwrap();
    }
    observer.end();
    printer.join().unwrap();
}
