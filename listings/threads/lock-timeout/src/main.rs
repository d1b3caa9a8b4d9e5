use std::thread;
use std::time::Duration;

use parking_lot::Mutex;

const PATIENCE: Duration = Duration::from_millis(100);

struct Bank {
    accounts: [Mutex<u32>; 2],
}

impl Bank {
    fn pay(
        &self,
        payer: usize,
        payee: usize,
        amount: u32,
    ) -> &'static str {
        let mut source = self.accounts[payer].lock();
        thread::sleep(Duration::from_millis(50));
        let target = &self.accounts[payee];
        let Some(mut target) =
            target.try_lock_for(PATIENCE)
        else {
            return "no";
        };
        *source -= amount;
        *target += amount;
        "yes"
    }
}

fn main() {
    let accounts = [Mutex::new(100), Mutex::new(100)];
    let bank = Bank { accounts };
    println!("Paying 10 and 20");
    thread::scope(|scope| {
        let ten = scope.spawn(|| bank.pay(0, 1, 10));
        let twenty = scope.spawn(|| bank.pay(1, 0, 20));
        println!("10 is paid: {}", ten.join().unwrap());
        println!("20 is paid: {}", twenty.join().unwrap());
    });
    let balances = bank.accounts.map(Mutex::into_inner);
    println!("Balances: {balances:?}");
}
