use std::thread;

fn running(name: &str) {
    println!("{name} running");
}

fn main() {
    let names = ["first", "second"];
    let threads =
        names.map(|name| thread::spawn(|| running(name)));
    for t in threads {
        t.join().unwrap();
    }
}
