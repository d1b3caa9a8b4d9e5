use std::thread;

use threading_barrier::Barrier;

fn main() {
    let barrier = Barrier::new(2);
    let passed = thread::scope(|s| {
        let first = s.spawn(|| barrier.wait().is_ok());
        let second = s.spawn(|| barrier.wait().is_ok());
        barrier.abort();
        [first, second].map(|w| w.join().unwrap())
    });
    println!("passed: {passed:?}");
    println!("broken: {}", barrier.broken());
}
