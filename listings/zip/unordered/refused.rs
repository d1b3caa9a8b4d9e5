use std::collections::HashSet;

fn main() {
    let guests = HashSet::from(["Ada", "Ben"]);
    let hooks = ['L', 'R'];
    for (guest, hook) in guests.zip(hooks) {
        println!("{hook} {guest}");
    }
}
