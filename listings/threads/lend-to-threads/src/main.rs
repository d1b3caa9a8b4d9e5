use std::thread;

fn cook(name: &str, order: &[&str]) {
    println!("{name}: {} dishes", order.len());
}

fn main() {
    let order = vec!["soup", "bread", "pie"];
    thread::scope(|scope| {
        scope.spawn(|| cook("Ana", &order));
        scope.spawn(|| cook("Ben", &order));
    });
    println!("main: served {}", order.join(", "));
}
