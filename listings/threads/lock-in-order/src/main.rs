use std::sync::Mutex;
use std::thread;
use std::time::Duration;

struct Bank {
    accounts: [Mutex<u32>; 2],
}

impl Bank {
    fn pay(&self, payer: usize, payee: usize, amount: u32) {
        let low = payer.min(payee);
        let high = payer.max(payee);
        let first = self.accounts[low].lock().unwrap();
        thread::sleep(Duration::from_millis(50));
        let second = self.accounts[high].lock().unwrap();
        let (mut source, mut target) = if payer == low {
            (first, second)
        } else {
            (second, first)
        };
        *source -= amount;
        *target += amount;
    }
}

fn main() {
    let accounts = [Mutex::new(100), Mutex::new(100)];
    let bank = Bank { accounts };
    println!("Paying 10 and 20");
    thread::scope(|scope| {
        scope.spawn(|| bank.pay(0, 1, 10));
        scope.spawn(|| bank.pay(1, 0, 20));
    });
    let balances = bank.accounts.map(Mutex::into_inner);
    let balances = balances.map(Result::unwrap);
    println!("Balances: {balances:?}");
}
