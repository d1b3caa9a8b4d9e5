use std::sync::Mutex;
use std::thread;
use std::time::Duration;

struct FakeDatabase {
    value: Mutex<u32>,
}

impl FakeDatabase {
    fn update(&self) {
        let copy = *self.value.lock().unwrap();
        thread::sleep(Duration::from_millis(50));
        *self.value.lock().unwrap() = copy + 1;
    }
}

fn main() {
    let database = FakeDatabase { value: Mutex::new(0) };
    thread::scope(|scope| {
        scope.spawn(|| database.update());
        scope.spawn(|| database.update());
    });
    let value = database.value.into_inner().unwrap();
    println!("Ending value: {value}");
}
