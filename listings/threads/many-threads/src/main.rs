use std::thread::{self, Builder};
use std::time::Duration;

use tracing::info;

fn hike(millis: u64) {
    info!("starting");
    thread::sleep(Duration::from_millis(millis));
    info!("finishing");
}

fn main() {
    tracing_subscriber::fmt()
        .without_time()
        .with_target(false)
        .with_thread_names(true)
        .init();

    let mut hikers = Vec::new();
    let plan = [("Anna", 60), ("Beth", 40), ("Carl", 20)];
    for (name, millis) in plan {
        info!("start {name}");
        let hiker = Builder::new()
            .name(name.into())
            .spawn(move || hike(millis))
            .unwrap();
        hikers.push((name, hiker));
    }
    for (name, hiker) in hikers {
        info!("wait for {name}");
        hiker.join().unwrap();
        info!("{name} has ended");
    }
}
