use std::thread;
use std::time::Duration;

struct Oven;

impl Oven {
    fn switch_on() -> Oven {
        println!("oven: on");
        Oven
    }
}

impl Drop for Oven {
    fn drop(&mut self) {
        println!("oven: off");
    }
}

fn bake() {
    let _oven = Oven::switch_on();
    thread::sleep(Duration::from_millis(100));
    println!("bread: done");
}

fn main() {
    thread::spawn(bake);
    thread::sleep(Duration::from_millis(20));
    println!("main: closing");
}
