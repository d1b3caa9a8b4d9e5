use std::thread;

fn cook(order: &[&str]) {
    for dish in order {
        println!("cook: {dish}");
    }
}

fn main() {
    let order = vec!["soup", "bread"];
    println!("main: {} dishes", order.len());
    let cook = thread::spawn(move || cook(&order));
    cook.join().unwrap();
    println!("main: served");
}
