//! Two transfers in opposite directions: each holds one account and waits for
//! the other. `check` finds the schedule; a fixed order has none.

use explore_std as std;
use std::sync::Mutex;
use std::thread;

struct Account {
    number: u32,
    balance: Mutex<i64>,
}

impl Account {
    fn new(number: u32, balance: i64) -> Self {
        let balance = Mutex::new(balance);
        Self { number, balance }
    }
}

fn transfer(from: &Account, to: &Account, amount: i64) {
    let mut source = from.balance.lock().unwrap();
    let mut target = to.balance.lock().unwrap();
    *source -= amount;
    *target += amount;
}

/// The account with the lower number is locked first.
fn transfer_in_order(from: &Account, to: &Account, amount: i64) {
    let (first, second, amount) = match from.number < to.number {
        true => (from, to, amount),
        false => (to, from, -amount),
    };
    transfer(first, second, amount);
}

fn both_ways(transfer: fn(&Account, &Account, i64)) {
    let (savings, wages) = (Account::new(1, 100), Account::new(2, 100));
    thread::scope(|s| {
        s.spawn(|| transfer(&savings, &wages, 10));
        s.spawn(|| transfer(&wages, &savings, 20));
    });
    assert_eq!(*savings.balance.lock().unwrap(), 110);
}

fn main() {
    match std::check(|| both_ways(transfer)) {
        Ok(_) => println!("no schedule fails"),
        Err(failure) => println!("{failure}"),
    }
    let found = std::check(|| both_ways(transfer_in_order)).unwrap();
    println!("In order: {} schedules, none fails.", found.schedules());
}
