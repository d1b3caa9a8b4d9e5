use std::thread;

fn main() {
    let mut hikers = Vec::new();
    for name in ["Anna", "Beth", "Carl"] {
        hikers.push(thread::spawn(move || name.len()));
    }
    for hiker in &hikers {
        println!("{}", hiker.join().unwrap());
    }
}
