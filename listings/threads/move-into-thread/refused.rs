use std::thread;

fn main() {
    let order = vec!["soup", "bread"];
    let cook = thread::spawn(|| println!("{order:?}"));
    cook.join().unwrap();
}
