use std::thread;
use std::time::{Duration, Instant};

const LIMIT: u32 = 40_000;

fn steps(mut number: u32) -> u32 {
    let mut taken = 0;
    while number != 1 {
        if number.is_multiple_of(2) {
            number /= 2;
        } else {
            number = 3 * number + 1;
        }
        taken += 1;
    }
    taken
}

fn count(threads: u32) -> (u32, Duration) {
    let start = Instant::now();
    let total = thread::scope(|scope| {
        let part = |first| {
            let numbers = first..LIMIT;
            let numbers = numbers.step_by(threads as usize);
            scope.spawn(|| numbers.map(steps).sum::<u32>())
        };
        let parts: Vec<_> =
            (1..=threads).map(part).collect();
        parts.into_iter().map(|p| p.join().unwrap()).sum()
    });
    (total, start.elapsed())
}

fn main() {
    let (total, one) = count(1);
    let (_, two) = count(2);
    println!("steps: {total}");
    let verdict = if two < one * 3 / 4 {
        "take less than 3/4 of the time"
    } else {
        "take as long as one"
    };
    println!("two threads {verdict}");
}
