use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

struct FakeDatabase {
    value: AtomicU32,
}

impl FakeDatabase {
    fn update(&self) {
        thread::sleep(Duration::from_millis(50));
        self.value.fetch_add(1, SeqCst);
    }
}

fn main() {
    let database =
        FakeDatabase { value: AtomicU32::new(0) };
    thread::scope(|scope| {
        scope.spawn(|| database.update());
        scope.spawn(|| database.update());
    });
    let value = database.value.load(SeqCst);
    println!("Ending value: {value}");
}
