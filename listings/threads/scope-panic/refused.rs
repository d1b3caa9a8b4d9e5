use std::thread;

fn main() {
    let mut order = vec!["soup", "bread"];
    thread::scope(|scope| {
        scope.spawn(|| println!("{order:?}"));
        order.push("pie");
    });
}
