use std::thread;
use std::time::Duration;

use threading_semaphore::Semaphore;

fn hasty(s: &Semaphore) {
    let time = Duration::from_millis(20);
    if s.acquire_timeout(time) {
        // Uses the connection.
    }
    s.release();
}

fn permits(s: &Semaphore) -> u32 {
    let mut permits = 0;
    while s.try_acquire() {
        permits += 1;
    }
    permits
}

fn main() {
    let s = Semaphore::new(1);
    thread::scope(|scope| {
        s.acquire();
        scope.spawn(|| hasty(&s));
        thread::sleep(Duration::from_millis(10));
        s.release();
    });
    println!("permits: {}", permits(&s));
}
