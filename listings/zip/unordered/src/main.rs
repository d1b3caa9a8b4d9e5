use std::collections::{BTreeSet, HashSet};

fn main() {
    let guests = HashSet::from(["Ada", "Ben"]);
    let hooks = "LR"; // left and right

    println!("as the set has them:");
    for (hook, guest) in hooks.chars().zip(&guests) {
        println!("{hook} {guest}");
    }

    println!("by name:");
    let by_name = BTreeSet::from_iter(&guests);
    for (hook, guest) in hooks.chars().zip(by_name) {
        println!("{hook} {guest}");
    }
}
