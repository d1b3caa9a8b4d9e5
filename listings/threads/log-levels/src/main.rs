use std::sync::Mutex;
use std::thread::{self, Builder};

use tracing::level_filters::LevelFilter;
use tracing::{Level, debug, info};
use tracing_subscriber::{
    fmt, prelude::*, registry, reload,
};

struct FakeDatabase {
    value: Mutex<u32>,
}

impl FakeDatabase {
    fn update(&self) {
        info!("starting update");
        let mut value = self.value.lock().unwrap();
        debug!("has the lock");
        *value += 1;
        drop(value);
        info!("finishing update");
    }
}

fn run_updates() {
    let database = FakeDatabase { value: Mutex::new(0) };
    thread::scope(|scope| {
        for name in ["Ana", "Ben"] {
            let client = Builder::new().name(name.into());
            client
                .spawn_scoped(scope, || database.update())
                .unwrap();
        }
    });
    let value = database.value.into_inner().unwrap();
    println!("Ending value: {value}");
}

fn main() {
    let levels = [Level::WARN, Level::INFO, Level::DEBUG];
    let shown = LevelFilter::from(levels[0]);
    let (layer, handle) = reload::Layer::new(shown);
    let lines = fmt::layer()
        .without_time()
        .with_target(false)
        .with_thread_names(true);
    registry().with(layer).with(lines).init();

    for level in levels {
        handle
            .modify(|shown| *shown = level.into())
            .unwrap();
        println!("level {level}");
        run_updates();
    }
}
