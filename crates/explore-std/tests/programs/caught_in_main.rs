//! A caught panic is none.
//!
//! - finished: caught: 3 too many\nafter

use std::panic;

fn main() {
    let what = 3;
    let result = panic::catch_unwind(|| {
        panic!("{what} too many");
    });
    println!("caught: {}", result.unwrap_err().downcast::<String>().unwrap());
    println!("after");
}
