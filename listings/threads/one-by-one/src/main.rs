use std::thread::{self, JoinHandle};
use std::time::Duration;

fn hike(name: &str) -> usize {
    println!("{name} starts");
    thread::sleep(Duration::from_millis(20));
    println!("{name} is back");
    name.len()
}

fn start(name: &'static str) -> JoinHandle<usize> {
    thread::spawn(move || hike(name))
}

fn main() {
    let names = ["Anna", "Beth", "Carl"];
    let hikers = names.into_iter().map(start);
    let letters: usize =
        hikers.map(|hiker| hiker.join().unwrap()).sum();
    println!("letters: {letters}");
}
