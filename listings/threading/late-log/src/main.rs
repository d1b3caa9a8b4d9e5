use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::thread::{self, Builder};

use tracing::info;

static DRAWN: AtomicU32 = AtomicU32::new(0);

fn draw() {
    let ticket = DRAWN.fetch_add(1, SeqCst) + 1;
    info!("ticket {ticket}");
}

fn main() {
    tracing_subscriber::fmt()
        .without_time()
        .with_target(false)
        .with_thread_names(true)
        .init();

    thread::scope(|scope| {
        for name in ["Ana", "Ben"] {
            let guest = Builder::new().name(name.into());
            guest.spawn_scoped(scope, draw).unwrap();
        }
    });
}
