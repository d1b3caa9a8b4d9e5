use std::sync::Mutex;
use std::thread;

struct Account {
    bookings: Mutex<Vec<i32>>,
}

fn sum(bookings: &[i32]) -> i32 {
    bookings.iter().sum()
}

impl Account {
    fn balance(&self) -> i32 {
        sum(&self.bookings.lock().unwrap())
    }

    fn withdraw(&self, amount: i32) {
        let mut bookings = self.bookings.lock().unwrap();
        println!("Withdrawing {amount}");
        if sum(&bookings) >= amount {
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
