use std::thread::{self, Builder};
use std::time::Duration;

use tracing::info;

fn cook(order: u32) {
    info!("order {order}: starting");
    thread::sleep(Duration::from_millis(50));
    info!("order {order}: finishing");
}

fn main() {
    tracing_subscriber::fmt()
        .without_time()
        .with_target(false)
        .with_thread_names(true)
        .init();

    info!("before creating the thread");
    let thread = Builder::new().name("cook".into());
    info!("before running the thread");
    thread.spawn(|| cook(1)).unwrap();
    info!("all done");
}
