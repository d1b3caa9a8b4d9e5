use threading_lock::Lock;

fn try_once(lock: &Lock) -> &'static str {
    if lock.try_acquire() { "acquired" } else { "refused" }
}

fn main() {
    let lock = Lock::new();
    println!("First try : {}", try_once(&lock));
    println!("Second try: {}", try_once(&lock));
}
