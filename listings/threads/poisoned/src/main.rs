use std::sync::{Mutex, MutexGuard};
use std::{panic, thread};

const TOTAL: u32 = 200;

type Accounts = Mutex<[u32; 2]>;

fn pay(accounts: &Accounts, amount: u32) {
    let mut accounts = accounts.lock().unwrap();
    accounts[1] += amount;
    assert!(amount <= accounts[0], "too little");
    accounts[0] -= amount;
}

fn mended(accounts: &Accounts) -> MutexGuard<'_, [u32; 2]> {
    accounts.lock().unwrap_or_else(|poisoned| {
        let mut guard = poisoned.into_inner();
        println!("half done: {:?}", *guard);
        guard[1] = TOTAL - guard[0];
        accounts.clear_poison();
        guard
    })
}

fn main() {
    panic::set_hook(Box::new(|info| {
        let message = info.payload_as_str().unwrap();
        println!("panic: {message}");
    }));

    let accounts = Mutex::new([100, 100]);
    let paid = thread::scope(|scope| {
        scope.spawn(|| pay(&accounts, 500)).join()
    });
    println!("paid: {}", paid.is_ok());
    println!("poisoned: {}", accounts.is_poisoned());

    println!("mended: {:?}", *mended(&accounts));
    println!("poisoned: {}", accounts.is_poisoned());

    pay(&accounts, 50);
    println!("balances: {:?}", *accounts.lock().unwrap());
}
