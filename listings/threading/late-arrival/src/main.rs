use std::thread;
use std::time::Duration;

use threading_barrier::Barrier;

const PATIENCE: Duration = Duration::from_millis(20);

fn main() {
    let barrier = Barrier::new(2);
    let (first, last) = thread::scope(|s| {
        let first = s.spawn(|| {
            barrier.wait_timeout(PATIENCE).is_ok()
        });
        thread::sleep(Duration::from_millis(20));
        let last = barrier.wait().is_ok();
        (first.join().unwrap(), last)
    });
    println!("first passed: {first}");
    println!("last passed: {last}");
}
