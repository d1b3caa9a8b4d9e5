use std::thread;

fn main() {
    let baker = thread::spawn(|| 4 * 500);
    println!("{} g", baker.join().unwrap());
    println!("{} g", baker.join().unwrap());
}
