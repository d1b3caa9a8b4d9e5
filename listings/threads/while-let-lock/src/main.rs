use std::sync::Mutex;
use std::thread;
use std::time::Duration;

type Orders = Mutex<Vec<u64>>;

fn bake(minutes: u64) {
    thread::sleep(Duration::from_millis(minutes));
}

fn work(orders: &Orders) -> u32 {
    let mut baked = 0;
    while let Some(loaf) = orders.lock().unwrap().pop() {
        bake(loaf);
        baked += 1;
    }
    baked
}

fn main() {
    let orders = Mutex::new(vec![20, 20, 20, 20]);
    let baked = thread::scope(|scope| {
        let ana = scope.spawn(|| work(&orders));
        let ben = scope.spawn(|| work(&orders));
        ana.join().unwrap() + ben.join().unwrap()
    });
    println!("loaves: {baked}");
}
