use std::thread;

fn main() {
    let mut words = Vec::new();
    thread::scope(|scope| {
        scope.spawn(|| words.push("lock"));
        scope.spawn(|| words.push("lock"));
    });
}
