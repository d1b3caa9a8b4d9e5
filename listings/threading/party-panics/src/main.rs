use std::{panic, thread};

use threading_barrier::Barrier;

struct AbortOnPanic<'a>(&'a Barrier);

impl Drop for AbortOnPanic<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.abort();
        }
    }
}

fn worker(barrier: &Barrier, connections: u32) {
    let _guard = AbortOnPanic(barrier);
    let share = 100 / connections;
    match barrier.wait() {
        Ok(_) => println!("share: {share}"),
        Err(error) => println!("gives up: {error}"),
    }
}

fn main() {
    panic::set_hook(Box::new(|_| {}));
    let barrier = Barrier::new(2);
    thread::scope(|s| {
        let good = s.spawn(|| worker(&barrier, 4));
        let bad = s.spawn(|| worker(&barrier, 0));
        good.join().unwrap();
        println!("bad one failed: {}", bad.join().is_err());
    });
}
