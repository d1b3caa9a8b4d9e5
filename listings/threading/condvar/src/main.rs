use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

struct Resource {
    available: Mutex<bool>,
    changed: Condvar,
}

fn consumer(resource: &Resource) {
    let available = resource.available.lock().unwrap();
    let waits = |available: &mut bool| !*available;
    let _available =
        resource.changed.wait_while(available, waits);
    println!("Resource is available");
}

fn producer(resource: &Resource) {
    thread::sleep(Duration::from_millis(20));
    *resource.available.lock().unwrap() = true;
    resource.changed.notify_all();
}

fn main() {
    let available = Mutex::new(false);
    let changed = Condvar::new();
    let resource = Resource { available, changed };
    thread::scope(|scope| {
        scope.spawn(|| consumer(&resource));
        producer(&resource);
    });
}
