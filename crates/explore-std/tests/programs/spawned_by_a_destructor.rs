//! A destructor may start a thread, and wait for it.
//!
//! - finished: from the destructor\nend

use std::thread;

struct SpawnOnDrop;

impl Drop for SpawnOnDrop {
    fn drop(&mut self) {
        thread::spawn(|| println!("from the destructor")).join().unwrap();
    }
}

fn main() {
    drop(SpawnOnDrop);
    println!("end");
}
