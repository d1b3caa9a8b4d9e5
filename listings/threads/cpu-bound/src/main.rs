use std::thread::Builder;

const LIMIT: u32 = 12_000;

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

fn count(numbers: impl Iterator<Item = u32>) -> u32 {
    numbers.map(steps).sum()
}

fn main() {
    let evens = Builder::new()
        .name("evens".to_string())
        .spawn(|| count((2..LIMIT).step_by(2)))
        .unwrap();
    let odds = Builder::new()
        .name("odds".to_string())
        .spawn(|| count((1..LIMIT).step_by(2)))
        .unwrap();
    let evens = evens.join().unwrap();
    let odds = odds.join().unwrap();
    println!("evens: {evens} steps");
    println!("odds: {odds} steps");
    println!("together: {} steps", evens + odds);
}
