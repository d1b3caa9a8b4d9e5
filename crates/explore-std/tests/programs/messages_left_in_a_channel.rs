//! What nobody received is dropped.
//!
//! - finished: dropped 1\ndropped 2\nend

use std::sync::mpsc;

struct Noisy(u32);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("dropped {}", self.0);
    }
}

fn main() {
    let (tx, rx) = mpsc::channel();
    tx.send(Noisy(1)).unwrap();
    tx.send(Noisy(2)).unwrap();
    drop(tx);
    drop(rx);
    println!("end");
}
