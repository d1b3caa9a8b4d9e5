use std::thread;

fn main() {
    let order = vec!["soup", "bread", "pie"];
    let cook = thread::spawn(move || order.len());
    cook.join().unwrap();
    println!("served {}", order.join(", "));
}
