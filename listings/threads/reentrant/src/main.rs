use std::cell::RefCell;
use std::thread;

use parking_lot::ReentrantMutex;

struct Account {
    bookings: ReentrantMutex<RefCell<Vec<i32>>>,
}

impl Account {
    fn balance(&self) -> i32 {
        let bookings = self.bookings.lock();
        bookings.borrow().iter().sum()
    }

    fn withdraw(&self, amount: i32) {
        let bookings = self.bookings.lock();
        println!("Withdrawing {amount}");
        if self.balance() >= amount {
            bookings.borrow_mut().push(-amount);
        }
    }
}

fn main() {
    let bookings = RefCell::new(vec![120, -20]);
    let bookings = ReentrantMutex::new(bookings);
    let account = Account { bookings };
    println!("Balance: {}", account.balance());
    thread::scope(|scope| {
        scope.spawn(|| account.withdraw(60));
        scope.spawn(|| account.withdraw(70));
    });
    println!("Balance: {}", account.balance());
}
