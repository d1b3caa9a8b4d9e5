use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Duration;

use threading_executor::{FutureError, ThreadPoolExecutor};

fn cook(dish: u32, begun: Sender<()>) -> u32 {
    begun.send(()).unwrap();
    thread::sleep(Duration::from_millis(50));
    dish
}

fn main() {
    let pool = ThreadPoolExecutor::new(2);
    let (begun, ready) = channel();
    let dishes = [1, 2, 3, 4].map(|dish| {
        let begun = begun.clone();
        pool.submit(move || cook(dish, begun)).unwrap()
    });
    ready.iter().take(2).for_each(drop);
    pool.shutdown_cancel_futures();
    for dish in dishes {
        match dish.result() {
            Ok(number) => println!("dish {number}"),
            Err(FutureError::Cancelled) => {
                println!("cancelled");
            }
            Err(error) => println!("{error}"),
        }
    }
}
