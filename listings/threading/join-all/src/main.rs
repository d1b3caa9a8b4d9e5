use std::thread;
use std::time::Duration;

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use threading_thread::{
    Thread, active_count, enumerate, main_thread,
};

fn worker(name: &str, pause: u64) {
    println!("{name}: sleeping");
    thread::sleep(Duration::from_millis(pause));
    println!("{name}: ending");
}

fn main() {
    let mut random = StdRng::seed_from_u64(5);
    for name in ["Ana", "Ben", "Cem"] {
        let pause = random.random_range(1..=5) * 20;
        let t = Thread::builder().name(name).daemon(true);
        let t = t.target(move || worker(name, pause));
        t.start().unwrap();
    }

    for t in enumerate() {
        if t == main_thread() {
            continue;
        }
        t.join().unwrap();
    }
    println!("main: {} thread is left", active_count());
}
