use std::thread;
use std::time::Duration;

use threads_join_on_exit::JoinOnExit;

fn cook(dish: &str) {
    println!("{dish}: starting");
    thread::sleep(Duration::from_millis(50));
    println!("{dish}: finishing");
}

fn main() {
    let mut threads = JoinOnExit::new();
    threads.spawn(|| cook("soup"));
    threads.spawn(|| cook("bread"));
    println!("main: all done");
}
