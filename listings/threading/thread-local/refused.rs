use std::cell::Cell;
use std::thread;

static VALUE: Cell<u32> = Cell::new(1000);

fn main() {
    thread::spawn(|| VALUE.set(7)).join().unwrap();
    println!("value={}", VALUE.get());
}
