//! `abort` ends the process at once.
//!
//! - aborted: before

fn main() {
    println!("before");
    std::process::abort();
}
