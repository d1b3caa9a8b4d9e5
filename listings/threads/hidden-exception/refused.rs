use std::thread;

fn main() {
    let price = |bread: &str, count| bread.len() * count;
    let total = thread::scope(|scope| {
        let worker = scope.spawn(|| price("rye"));
        worker.join().unwrap()
    });
    println!("{total}");
}
