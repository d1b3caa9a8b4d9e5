use std::thread;

use threading_local::Local;

static LOCAL_DATA: Local<u32> = Local::with_init(|| {
    let thread = thread::current();
    let name = thread.name().unwrap_or("a thread");
    println!("{name}: initialising");
    1000
});

fn show_value(name: &str) {
    match LOCAL_DATA.get() {
        Ok(value) => println!("{name}: value={value}"),
        Err(_) => println!("{name}: no value yet"),
    }
}

fn worker(name: &str, value: u32) {
    show_value(name);
    LOCAL_DATA.set(value);
    show_value(name);
}

fn main() {
    show_value("main");
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
