use std::thread::Builder;

struct Order {
    bread: &'static str,
    loaves: u32,
    sliced: bool,
}

impl Default for Order {
    fn default() -> Self {
        Self { bread: "rye", loaves: 1, sliced: false }
    }
}

fn bake(order: Order) {
    let Order { bread, loaves, sliced } = order;
    let cut = if sliced { "sliced" } else { "whole" };
    println!("{loaves} {bread}, {cut}");
}

fn main() {
    let baker = Builder::new().name("baker".into());
    let order = Order { loaves: 2, ..Order::default() };
    let baker = baker.spawn(move || bake(order)).unwrap();
    baker.join().unwrap();
}
