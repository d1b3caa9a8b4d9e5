//! Nobody unwinds when main ends, so nothing is asserted.
//!
//! - finished: end

use std::thread;

struct Commit;

impl Drop for Commit {
    fn drop(&mut self) {
        assert!(!thread::panicking());
    }
}

fn main() {
    thread::spawn(|| {
        let _commit = Commit;
        thread::park();
    });
    println!("end");
}
