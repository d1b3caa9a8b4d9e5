//! One chair: a customer who finds it taken goes away.
//!
//! - finished: served 1, turned away 1
//! - finished: served 2, turned away 0

use std::sync::mpsc::{self, TrySendError};
use std::thread;

fn main() {
    let (chair, barber) = mpsc::sync_channel::<u32>(1);
    let barber = thread::spawn(move || barber.iter().count());
    let customers: Vec<_> = (0..2)
        .map(|id| {
            let chair = chair.clone();
            thread::spawn(move || matches!(chair.try_send(id), Err(TrySendError::Full(_))))
        })
        .collect();
    drop(chair);
    let away = customers.into_iter().filter(|_| true).map(|c| c.join().unwrap());
    let away = away.filter(|away| *away).count();
    println!("served {}, turned away {away}", barber.join().unwrap());
}
