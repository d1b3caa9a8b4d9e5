use std::thread;
use std::time::Duration;

fn cook() {
    thread::sleep(Duration::from_millis(50));
    println!("cook: done");
}

fn main() {
    let cook = thread::spawn(cook);
    let ready = cook.is_finished();
    println!(
        "main: {}",
        if ready { "ready" } else { "not yet" }
    );
    cook.join().unwrap();
    println!("main: served");
}
