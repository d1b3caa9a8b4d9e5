use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
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
        let mut permits = self.permits.lock().unwrap();
        *permits += 1;
        self.released.notify_one();
    }
}

fn query(pool: &Semaphore, busy: &AtomicUsize) -> usize {
    pool.acquire();
    let now_busy = busy.fetch_add(1, SeqCst) + 1;
    thread::sleep(Duration::from_millis(50));
    busy.fetch_sub(1, SeqCst);
    pool.release();
    now_busy
}

fn main() {
    let permits = Mutex::new(2);
    let pool =
        Semaphore { permits, released: Condvar::new() };
    let busy = AtomicUsize::new(0);
    pool.acquire();
    let most = thread::scope(|s| {
        let first = s.spawn(|| query(&pool, &busy));
        let second = s.spawn(|| query(&pool, &busy));
        pool.release();
        first.join().unwrap().max(second.join().unwrap())
    });
    println!("queries at a time: {most}");
}
