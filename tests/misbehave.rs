//! A program that does what a listing must not: it hangs, or it fails.

use std::fs;
use std::path::PathBuf;
use std::thread;
use std::time::Duration;

fn main() {
    println!("before");
    match std::env::args().nth(1).as_deref() {
        Some("hang") => loop {
            thread::park();
        },
        Some("slow") => slow(),
        Some("fail") => std::process::exit(3),
        Some("panic") => panic!("on purpose"),
        _ => println!("after"),
    }
}

/// Goes on when there is a file `go` in the folder that its argument names, and
/// says by a file `gone` that it has. It ends if that is there already.
fn slow() {
    let folder = PathBuf::from(std::env::args().nth(2).expect("a folder"));
    while !folder.join("go").exists() {
        thread::sleep(Duration::from_millis(1));
    }
    println!("after");
    if !folder.join("gone").exists() {
        fs::write(folder.join("gone"), "").expect("a folder to write to");
        loop {
            thread::park();
        }
    }
}
