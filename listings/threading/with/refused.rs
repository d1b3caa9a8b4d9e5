use std::sync::Mutex;

fn main() {
    let value = Mutex::new(0);
    let mut guard = value.lock().unwrap();
    *guard += 1;
    drop(guard);
    *guard += 1;
}
