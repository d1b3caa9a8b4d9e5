//! A destructor that speaks only in good times.
//!
//! - finished: end
//! - finished: end\ncommitted
//! - finished: committed\nend

use std::thread;

struct Commit;

impl Drop for Commit {
    fn drop(&mut self) {
        assert!(!thread::panicking());
        println!("committed");
    }
}

fn main() {
    thread::spawn(|| {
        let _commit = Commit;
        thread::yield_now();
    });
    println!("end");
}
