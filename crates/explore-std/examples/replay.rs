//! A schedule that failed once is kept as a text, and run again: by the program
//! that it was found in, and by the one that is mended, which it does not fit.

use explore_std as std;
use std::sync::Mutex;
use std::thread;
use std::{Explorer, Schedule};

/// What `check` said of `in_two_steps`.
const SOLD_TWICE: &str = "explore-1 threads=0.1,0.2 steps=1.1,2.2,2.2.2,1.1.1.0.0";

fn in_two_steps(free: &Mutex<i32>) {
    if *free.lock().unwrap() > 0 {
        *free.lock().unwrap() -= 1;
    }
}

fn in_one_step(free: &Mutex<i32>) {
    let mut free = free.lock().unwrap();
    if *free > 0 {
        *free -= 1;
    }
}

fn two_buyers(buy: impl Fn(&Mutex<i32>) + Sync) {
    let free = Mutex::new(1);
    thread::scope(|s| {
        s.spawn(|| buy(&free));
        s.spawn(|| buy(&free));
    });
    assert_eq!(free.into_inner().unwrap(), 0, "free seats");
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let schedule: Schedule = SOLD_TWICE.parse()?;
    let explorer = Explorer::new();

    let again = explorer.replay(&schedule, || two_buyers(in_two_steps))?;
    println!("In two steps: {}", again.end);

    match explorer.replay(&schedule, || two_buyers(in_one_step)) {
        Ok(outcome) => println!("In one step: {}", outcome.end),
        Err(misfit) => println!("In one step: {misfit}"),
    }
    std::check(|| two_buyers(in_one_step))?;
    println!("No schedule of it fails.");
    Ok(())
}
