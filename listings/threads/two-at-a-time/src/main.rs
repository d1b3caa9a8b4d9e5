use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

struct Semaphore {
    permits: Mutex<usize>,
    released: Condvar,
}

impl Semaphore {
    fn acquire(&self) {
        let mut permits = self.permits.lock().unwrap();
        while *permits == 0 {
            permits = self.released.wait(permits).unwrap();
        }
        *permits -= 1;
    }

    fn release(&self) {
        *self.permits.lock().unwrap() += 1;
        self.released.notify_one();
    }
}

fn query(pool: &Semaphore) -> usize {
    pool.acquire();
    thread::sleep(Duration::from_millis(20));
    let rows = 10;
    pool.release();
    rows
}

fn main() {
    let permits = Mutex::new(2);
    let pool =
        Semaphore { permits, released: Condvar::new() };
    let rows: usize = thread::scope(|s| {
        let queries: Vec<_> = (0..4)
            .map(|_| s.spawn(|| query(&pool)))
            .collect();
        queries.into_iter().map(|q| q.join().unwrap()).sum()
    });
    println!("rows: {rows}");
}
