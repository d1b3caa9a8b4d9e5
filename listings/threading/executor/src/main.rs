use std::time::Duration;
use std::{panic, thread};

use threading_executor::{
    ThreadPoolExecutor, as_completed,
};

fn cook(minutes: u64) -> u64 {
    thread::sleep(Duration::from_millis(10 * minutes));
    assert!(minutes != 3, "burnt after {minutes} minutes");
    minutes
}

fn main() {
    // The future has the message.
    panic::set_hook(Box::new(|_| {}));
    let pool = ThreadPoolExecutor::new(3);
    let dishes = pool
        .map(cook, [8, 1, 4])
        .expect("the pool is open");
    for minutes in dishes {
        println!("map: {}", minutes.unwrap());
    }

    let dishes = [8, 1, 4]
        .map(|minutes| pool.submit(move || cook(minutes)))
        .map(|dish| dish.expect("the pool is open"));
    for dish in as_completed(dishes) {
        println!(
            "as completed: {}",
            dish.result().unwrap()
        );
    }

    let dish = pool.submit(|| cook(3)).unwrap();
    let burnt = dish.exception().unwrap().unwrap();
    println!("{}", burnt.message());
}
