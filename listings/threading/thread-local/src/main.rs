use std::cell::Cell;
use std::thread;

thread_local! {
    static VALUE: Cell<u32> = {
        let thread = thread::current();
        let name = thread.name().unwrap_or("a thread");
        println!("{name}: initialising");
        Cell::new(1000)
    };
}

fn worker(name: &str, value: u32) {
    println!("{name}: value={}", VALUE.get());
    VALUE.set(value);
    println!("{name}: value={}", VALUE.get());
}

fn main() {
    println!("main: value={}", VALUE.get());
    let values = [("first", 7), ("second", 12)];
    let workers = values.map(|(name, value)| {
        thread::Builder::new()
            .name(name.into())
            .spawn(move || worker(name, value))
            .unwrap()
    });
    for worker in workers {
        worker.join().unwrap();
    }
}
