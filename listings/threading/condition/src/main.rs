use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;
use std::time::Duration;

use threading_condition::{Condition, NotAcquired};

static CHANGED: Condition = Condition::new();
static AVAILABLE: AtomicBool = AtomicBool::new(false);

fn consumer(name: &str) -> Result<(), NotAcquired> {
    println!("{name}: starting");
    let _lock = CHANGED.lock();
    CHANGED.wait_for(|| AVAILABLE.load(SeqCst))?;
    println!("{name}: resource is available");
    Ok(())
}

fn producer(name: &str) -> Result<(), NotAcquired> {
    println!("{name}: starting");
    let _lock = CHANGED.lock();
    println!("{name}: making resource available");
    AVAILABLE.store(true, SeqCst);
    CHANGED.notify_all()
}

fn main() -> Result<(), NotAcquired> {
    let pause = Duration::from_millis(20);
    let c1 = thread::spawn(|| consumer("c1"));
    thread::sleep(pause);
    let c2 = thread::spawn(|| consumer("c2"));
    thread::sleep(pause);
    let p = thread::spawn(|| producer("p"));
    [c1, c2, p]
        .into_iter()
        .try_for_each(|t| t.join().unwrap())
}
