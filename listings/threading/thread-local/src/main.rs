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
    let workers = [("first", 7), ("second", 12)];
    let workers = workers.map(|(name, value)| {
        thread::Builder::new()
            .name(name.into())
            .spawn(move || worker(name, value))
            .unwrap()
    });
    workers.map(|worker| worker.join().unwrap());
    println!("main: nobody has looked");
    println!("main: value={}", VALUE.get());
}
