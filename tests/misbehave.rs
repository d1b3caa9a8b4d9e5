//! A program that does what a listing must not: it hangs, or it fails.

fn main() {
    println!("before");
    match std::env::args().nth(1).as_deref() {
        Some("hang") => loop {
            std::thread::park();
        },
        Some("fail") => std::process::exit(3),
        Some("panic") => panic!("on purpose"),
        _ => println!("after"),
    }
}
