use std::sync::Condvar;

fn main() {
    let changed = Condvar::new();
    changed.wait();
}
