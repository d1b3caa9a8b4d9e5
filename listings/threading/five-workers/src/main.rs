use std::thread;

fn worker(num: u32) {
    println!("Worker: {num}");
}

fn main() {
    thread::scope(|scope| {
        for num in 0..5 {
            scope.spawn(move || worker(num));
        }
    });
}
