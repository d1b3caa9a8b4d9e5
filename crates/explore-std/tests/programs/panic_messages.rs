//! A message without arguments is a `&str`, one with arguments a `String`.
//!
//! - finished: str: plain\nString: number 7\nString: index out of bounds: the len is 0 but the index is 0

use std::thread;

fn report(result: thread::Result<()>) {
    let payload = result.unwrap_err();
    if let Some(text) = payload.downcast_ref::<&str>() {
        println!("str: {text}");
    } else if let Some(text) = payload.downcast_ref::<String>() {
        println!("String: {text}");
    }
}

fn main() {
    let number = 7;
    report(thread::spawn(|| panic!("plain")).join());
    report(thread::spawn(move || panic!("number {number}")).join());
    let empty: Vec<()> = Vec::new();
    report(thread::spawn(move || empty[0]).join());
}
