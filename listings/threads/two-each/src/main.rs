use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

struct FakeDatabase {
    value: AtomicU32,
}

impl FakeDatabase {
    fn update_twice(&self) {
        for _ in 0..2 {
            let copy = self.value.load(SeqCst);
            self.value.store(copy + 1, SeqCst);
        }
    }
}

fn main() {
    let database =
        FakeDatabase { value: AtomicU32::new(0) };
    thread::scope(|scope| {
        scope.spawn(|| database.update_twice());
        scope.spawn(|| database.update_twice());
    });
    let value = database.value.into_inner();
    println!("Ending value: {value}");
}
