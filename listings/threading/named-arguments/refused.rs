use std::thread;

#[derive(Default)]
struct Order {
    bread: &'static str,
    loaves: u32,
}

fn bake(order: Order) {
    println!("{} {}", order.loaves, order.bread);
}

fn main() {
    let order = Order { loafs: 2, ..Order::default() };
    thread::spawn(move || bake(order));
}
