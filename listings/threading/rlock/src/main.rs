use threading_rlock::RLock;

fn main() {
    let lock = RLock::new();
    println!("First try : {}", lock.try_acquire());
    println!("Second try: {}", lock.try_acquire());
}
