use std::sync::Mutex;

fn main() {
    let orders = Mutex::new(vec![20, 20]);
    let mut list = orders.lock().unwrap();
    let loaf = list.pop();
    drop(list);
    println!("{loaf:?}, then {:?}", list.pop());
}
