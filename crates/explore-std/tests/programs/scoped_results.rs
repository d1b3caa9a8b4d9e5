//! The scope's value is that of its closure; a joined panic is no panic of it.
//!
//! - finished: Err("b failed")\nOk(1)

use std::thread;

fn main() {
    let (a, b) = thread::scope(|s| {
        let a = s.spawn(|| 1);
        let b = s.spawn(|| -> i32 { panic!("b failed") });
        (a.join(), b.join())
    });
    println!("{:?}", b.map_err(|e| *e.downcast::<&str>().unwrap()));
    println!("{:?}", a.map_err(|_| ()));
}
