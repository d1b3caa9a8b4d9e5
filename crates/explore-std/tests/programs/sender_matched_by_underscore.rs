//! `_` binds nothing: the sender is dropped at the end of the `let`.
//!
//! - finished: Err(RecvError)

use std::sync::mpsc;

fn main() {
    let (_, rx) = mpsc::channel::<i32>();
    println!("{:?}", rx.recv());
}
