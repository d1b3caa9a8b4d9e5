//! With 0 or 1 nobody waits, and everybody leads.
//!
//! - finished: true\ntrue\ntrue

use std::sync::Barrier;

fn main() {
    let (none, one) = (Barrier::new(0), Barrier::new(1));
    println!("{}", none.wait().is_leader());
    println!("{}", one.wait().is_leader());
    println!("{}", one.wait().is_leader());
}
