//! `writeln!` to the standard output prints like `println!`.
//!
//! - finished: a\nb

use std::io::{self, Write};

fn main() {
    println!("a");
    writeln!(io::stdout(), "b").unwrap();
}
