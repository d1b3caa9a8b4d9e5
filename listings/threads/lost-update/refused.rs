use std::thread;

struct FakeDatabase {
    value: u32,
}

impl FakeDatabase {
    fn update(&mut self) {
        self.value += 1;
    }
}

fn main() {
    let mut database = FakeDatabase { value: 0 };
    thread::scope(|scope| {
        scope.spawn(|| database.update());
        scope.spawn(|| database.update());
    });
    println!("Ending value: {}", database.value);
}
