use std::sync::Barrier;
use std::thread;

const NUM_THREADS: usize = 3;

fn worker(barrier: &Barrier) -> bool {
    let leads = barrier.wait().is_leader();
    if leads {
        println!("one of them cleans up");
    }
    leads
}

fn main() {
    let barrier = Barrier::new(NUM_THREADS);
    let mut leaders = 0;
    thread::scope(|s| {
        let threads = [(); NUM_THREADS]
            .map(|()| s.spawn(|| worker(&barrier)));
        for t in threads {
            leaders += usize::from(t.join().unwrap());
        }
    });
    println!("leaders: {leaders}");
}
