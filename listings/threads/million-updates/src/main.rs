use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread;

const ROUNDS: u32 = 1_000_000;

struct FakeDatabase {
    value: AtomicU32,
}

fn plus_one(copy: u32) -> u32 {
    copy + 1
}

impl FakeDatabase {
    fn update(&self) {
        for _ in 0..ROUNDS {
            let copy = self.value.load(SeqCst);
            self.value.store(copy + 1, SeqCst);
        }
    }

    fn update_call(&self) {
        for _ in 0..ROUNDS {
            let copy = self.value.load(SeqCst);
            self.value.store(plus_one(copy), SeqCst);
        }
    }
}

fn report(name: &str, update: fn(&FakeDatabase)) {
    let database =
        FakeDatabase { value: AtomicU32::new(0) };
    thread::scope(|scope| {
        scope.spawn(|| update(&database));
        scope.spawn(|| update(&database));
    });
    let lost = 2 * ROUNDS - database.value.load(SeqCst);
    let found =
        if lost > 0 { "lost some" } else { "lost none" };
    println!("{name}: {found}");
}

fn main() {
    report("copy + 1", FakeDatabase::update);
    report("plus_one(copy)", FakeDatabase::update_call);
}
