//! set_hook

use std::panic;
use std::thread;

fn main() {
    panic::set_hook(Box::new(|info| {
        let text = info.payload().downcast_ref::<&str>().unwrap_or(&"?");
        println!("hook: {text}");
    }));
    let result = thread::spawn(|| panic!("boom")).join();
    println!("{}", result.is_err());
}
