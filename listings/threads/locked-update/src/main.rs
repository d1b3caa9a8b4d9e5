use std::sync::Mutex;
use std::thread::{self, Builder};
use std::time::Duration;

use tracing::{Level, debug, info};

struct FakeDatabase {
    value: Mutex<u32>,
}

impl FakeDatabase {
    fn update(&self) {
        info!("starting update");
        let mut value = self.value.lock().unwrap();
        debug!("has the lock");
        let copy = *value;
        thread::sleep(Duration::from_millis(50));
        *value = copy + 1;
        debug!("releases the lock");
        drop(value);
        info!("finishing update");
    }
}

fn main() {
    tracing_subscriber::fmt()
        .with_max_level(Level::DEBUG)
        .without_time()
        .with_target(false)
        .with_thread_names(true)
        .init();

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
