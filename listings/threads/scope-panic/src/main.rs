use std::{panic, thread};

fn bake(loaves: u32) -> u32 {
    assert!(loaves <= 4, "the oven holds 4 loaves");
    loaves * 500
}

fn asked() {
    thread::scope(|scope| {
        let baker = scope.spawn(|| bake(5));
        let failed = baker.join().is_err();
        println!("asked: failed is {failed}");
    });
    println!("asked: the scope has ended");
}

fn unasked() {
    thread::scope(|scope| {
        scope.spawn(|| bake(5));
    });
    println!("unasked: the scope has ended");
}

fn main() {
    panic::set_hook(Box::new(|panic| {
        let message = panic.payload_as_str().unwrap();
        println!("hook: {message}");
    }));

    asked();
    let failed = panic::catch_unwind(unasked).is_err();
    println!("main: failed is {failed}");
}
