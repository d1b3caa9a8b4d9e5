use std::sync::Mutex;
use std::thread;
use std::time::Duration;

use threading_semaphore::Semaphore;

struct ActivePool {
    active: Mutex<Vec<u32>>,
}

impl ActivePool {
    fn make_active(&self, name: u32) -> usize {
        let mut active = self.active.lock().unwrap();
        active.push(name);
        active.len()
    }

    fn make_inactive(&self, name: u32) {
        let mut active = self.active.lock().unwrap();
        active.retain(|other| *other != name);
    }
}

fn worker(s: &Semaphore, pool: &ActivePool, name: u32) {
    println!("{name}: waits to join the pool");
    let _permit = s.permit();
    let running = pool.make_active(name);
    println!("{name}: runs, 2 at most: {}", running <= 2);
    thread::sleep(Duration::from_millis(50));
    pool.make_inactive(name);
}

fn main() {
    let pool = ActivePool { active: Mutex::default() };
    let s = Semaphore::new(2);
    thread::scope(|scope| {
        for name in 0..4 {
            let (s, pool) = (&s, &pool);
            scope.spawn(move || worker(s, pool, name));
        }
    });
    println!("main: all have run");
}
