use std::sync::Arc;
use std::thread::{self, JoinHandle};

type Menu = Vec<&'static str>;

fn start_cook(
    name: &'static str,
    menu: Arc<Menu>,
) -> JoinHandle<()> {
    thread::spawn(move || {
        println!("{name}: {} dishes", menu.len());
    })
}

fn open() -> [JoinHandle<()>; 2] {
    let menu = Arc::new(vec!["soup", "bread", "pie"]);
    let ana = start_cook("Ana", Arc::clone(&menu));
    let ben = start_cook("Ben", menu);
    [ana, ben]
}

fn main() {
    for cook in open() {
        cook.join().unwrap();
    }
    println!("main: closed");
}
