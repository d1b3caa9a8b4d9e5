use std::thread::{self, Builder};
use std::time::Duration;

use threading_log_names::LevelAndThread;
use tracing::{Level, debug};

fn worker() {
    debug!("Starting");
    thread::sleep(Duration::from_millis(20));
    debug!("Exiting");
}

fn my_service() {
    debug!("Starting");
    thread::sleep(Duration::from_millis(30));
    debug!("Exiting");
}

fn main() {
    tracing_subscriber::fmt()
        .with_max_level(Level::DEBUG)
        .event_format(LevelAndThread { width: 10 })
        .init();

    thread::scope(|scope| {
        let w = Builder::new().name("worker".into());
        w.spawn_scoped(scope, worker).unwrap();
        scope.spawn(worker);
        let t = Builder::new().name("my_service".into());
        t.spawn_scoped(scope, my_service).unwrap();
    });
}
