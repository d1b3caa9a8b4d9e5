use std::thread;

use threading_local::Local;

fn show_value(name: &str, data: &Local<u32>) {
    match data.get() {
        Ok(value) => println!("{name}: value={value}"),
        Err(_) => println!("{name}: no value yet"),
    }
}

fn worker(name: &str, data: &Local<u32>, value: u32) {
    show_value(name, data);
    data.set(value);
    show_value(name, data);
}

fn main() {
    let local_data = Local::new();
    show_value("main", &local_data);
    local_data.set(1000);
    show_value("main", &local_data);
    thread::scope(|s| {
        s.spawn(|| worker("first", &local_data, 7));
        s.spawn(|| worker("second", &local_data, 12));
    });
}
