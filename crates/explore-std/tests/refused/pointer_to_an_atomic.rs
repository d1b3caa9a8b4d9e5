//! as_ptr

use std::sync::atomic::AtomicU32;
use std::thread;

static COUNT: AtomicU32 = AtomicU32::new(0);

fn main() {
    thread::spawn(|| unsafe { *COUNT.as_ptr() += 1 }).join().unwrap();
}
