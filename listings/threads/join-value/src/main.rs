use std::{panic, thread};

fn bake(loaves: u32) -> u32 {
    assert!(loaves <= 4, "the oven holds 4 loaves");
    loaves * 500
}

fn main() {
    panic::set_hook(Box::new(|panic| {
        let message = panic.payload_as_str().unwrap();
        println!("hook: {message}");
    }));

    for loaves in [4, 5] {
        let baker = thread::spawn(move || bake(loaves));
        match baker.join() {
            Ok(grams) => println!("join: {grams} g"),
            Err(panic) => {
                let message = panic.downcast_ref::<&str>();
                println!("join: {}", message.unwrap());
            }
        }
    }
}
