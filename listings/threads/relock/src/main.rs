use std::sync::Mutex;
use std::thread;

struct Account {
    bookings: Mutex<Vec<i32>>,
}

impl Account {
    fn balance(&self) -> i32 {
        let bookings = self.bookings.lock().unwrap();
        bookings.iter().sum()
    }

    fn withdraw(&self, amount: i32) {
        let mut bookings = self.bookings.lock().unwrap();
        println!("Withdrawing {amount}");
        if self.balance() >= amount {
            bookings.push(-amount);
        }
    }
}

fn main() {
    let bookings = Mutex::new(vec![120, -20]);
    let account = Account { bookings };
    println!("Balance: {}", account.balance());
    thread::scope(|scope| {
        scope.spawn(|| account.withdraw(60));
        scope.spawn(|| account.withdraw(70));
    });
    println!("Balance: {}", account.balance());
}
