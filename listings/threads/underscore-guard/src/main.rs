use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{Mutex, MutexGuard};
use std::thread;
use std::time::Duration;

struct FakeDatabase {
    value: AtomicU32,
    lock: Mutex<()>,
}

struct Turn<'a> {
    _guard: MutexGuard<'a, ()>,
}

impl FakeDatabase {
    fn turn(&self) -> Turn<'_> {
        let _guard = self.lock.lock().unwrap();
        Turn { _guard }
    }

    fn update(&self) {
        let _ = self.turn();
        let copy = self.value.load(SeqCst);
        thread::sleep(Duration::from_millis(50));
        self.value.store(copy + 1, SeqCst);
    }
}

fn main() {
    let database = FakeDatabase {
        value: AtomicU32::new(0),
        lock: Mutex::new(()),
    };
    thread::scope(|scope| {
        scope.spawn(|| database.update());
        scope.spawn(|| database.update());
    });
    let value = database.value.into_inner();
    println!("Ending value: {value}");
}
