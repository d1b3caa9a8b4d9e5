//! Who writes cannot read beside. (std may also panic.)
//!
//! - deadlock: writing
//! * panicked: rwlock read lock would result in deadlock: writing

use std::sync::RwLock;

fn main() {
    let lock = RwLock::new(0);
    let _writer = lock.write().unwrap();
    println!("writing");
    println!("{}", lock.read().unwrap());
}
