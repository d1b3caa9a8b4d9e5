use std::thread;
use std::time::Duration;

use threading_barrier::{Barrier, BrokenBarrierError};

const NUM_THREADS: usize = 3;

fn worker(barrier: &Barrier) {
    let thread = thread::current();
    let name = thread.name().unwrap();
    println!("{name} waits");
    match barrier.wait() {
        Ok(worker_id) => {
            println!("{name} after barrier: {worker_id}");
        }
        Err(BrokenBarrierError) => {
            println!("{name} aborting");
        }
    }
}

fn main() {
    let barrier = Barrier::new(NUM_THREADS + 1);
    thread::scope(|s| {
        for i in 0..NUM_THREADS {
            thread::Builder::new()
                .name(format!("worker-{i}"))
                .spawn_scoped(s, || worker(&barrier))
                .unwrap();
        }
        thread::sleep(Duration::from_millis(50));
        barrier.abort();
        println!("main: broken");
    });
}
