//! What std shows of its own things.
//!
//! - finished: RwLock { data: <locked>, poisoned: false, .. }\nOnceLock(<uninit>) OnceLock(1)\nOnce { .. } Barrier { .. } Condvar { .. }\nThreadId(1)\nSender { .. } Receiver { .. }\n"WouldBlock"\nPoisonError { .. }

use std::sync::{Barrier, Condvar, Once, OnceLock, PoisonError, RwLock, mpsc};
use std::thread;

fn main() {
    let lock = RwLock::new(1);
    let guard = lock.write().unwrap();
    println!("{lock:?}");
    println!("{:?} {:?}", OnceLock::<i32>::new(), { let o = OnceLock::new(); o.set(1).unwrap(); o });
    println!("{:?} {:?} {:?}", Once::new(), Barrier::new(1), Condvar::new());
    println!("{:?}", thread::current().id());
    let (tx, rx) = mpsc::channel::<i32>();
    println!("{tx:?} {rx:?}");
    println!("{:?}", lock.try_read().unwrap_err());
    println!("{:?}", PoisonError::new(1));
    drop(guard);
}
