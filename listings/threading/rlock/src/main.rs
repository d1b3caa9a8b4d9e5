use threading_rlock::RLock;

fn try_once(lock: &RLock) -> &'static str {
    if lock.try_acquire() { "acquired" } else { "refused" }
}

fn main() {
    let lock = RLock::new();
    println!("First try : {}", try_once(&lock));
    println!("Second try: {}", try_once(&lock));
}
