//! SystemTime

use std::time::SystemTime;

fn main() {
    println!("{:?}", SystemTime::now().duration_since(SystemTime::UNIX_EPOCH));
}
