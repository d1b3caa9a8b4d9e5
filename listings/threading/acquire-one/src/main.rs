use threading_lock::Lock;

fn main() {
    let lock = Lock::new();
    lock.acquire();
    println!("First try : acquired");
    lock.acquire();
    println!("Second try: acquired");
}
