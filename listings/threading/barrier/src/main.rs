use std::thread;
use std::time::Duration;

use threading_barrier::Barrier;

const NUM_THREADS: usize = 3;

fn worker(barrier: &Barrier) {
    let thread = thread::current();
    let name = thread.name().unwrap();
    let others = barrier.n_waiting();
    println!("{name} waits with {others} others");
    let worker_id = barrier.wait().unwrap();
    println!("{name} after barrier: {worker_id}");
}

fn main() {
    let barrier = Barrier::new(NUM_THREADS);
    thread::scope(|s| {
        for i in 0..NUM_THREADS {
            while barrier.n_waiting() < i {
                thread::sleep(Duration::from_millis(10));
            }
            let name = format!("worker-{i}");
            println!("{name} starting");
            thread::Builder::new()
                .name(name)
                .spawn_scoped(s, || worker(&barrier))
                .unwrap();
        }
    });
}
