//! Who added how often is seen in what `fetch_add` returned.
//!
//! - finished: [0, 1] [2, 3]
//! - finished: [0, 2] [1, 3]
//! - finished: [0, 3] [1, 2]
//! - finished: [1, 2] [0, 3]
//! - finished: [1, 3] [0, 2]
//! - finished: [2, 3] [0, 1]

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

static NEXT: AtomicUsize = AtomicUsize::new(0);

fn main() {
    let take = || [(); 2].map(|()| NEXT.fetch_add(1, Ordering::SeqCst));
    let (a, b) = (thread::spawn(take), thread::spawn(take));
    println!("{:?} {:?}", a.join().unwrap(), b.join().unwrap());
}
