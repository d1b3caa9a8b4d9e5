//! A program that does what a listing must not: it hangs, or it fails.

use std::fs;
use std::path::PathBuf;
use std::process::{self, Command};
use std::thread;
use std::time::Duration;

fn main() {
    println!("before");
    match std::env::args().nth(1).as_deref() {
        Some("hang") => hang(),
        Some("slow") => slow(),
        Some("start") => start(),
        Some("write-pid") => write_pid(),
        Some("fail") => std::process::exit(3),
        Some("panic") => panic!("on purpose"),
        _ => println!("after"),
    }
}

/// Goes on when there is a file `go` in the folder that its argument names, and
/// says by a file `gone` that it has. It ends if that is there already.
fn slow() {
    let folder = PathBuf::from(argument(2));
    while !folder.join("go").exists() {
        thread::sleep(Duration::from_millis(1));
    }
    println!("after");
    if !folder.join("gone").exists() {
        fs::write(folder.join("gone"), "").expect("a folder to write to");
        hang();
    }
}

/// Starts a program that hangs and prints to the same file, and does then what
/// its third argument says.
#[allow(
    clippy::zombie_processes,
    reason = "to leave a process behind is what it is for"
)]
fn start() {
    let this = std::env::current_exe().expect("this program");
    let file = argument(2);
    let hangs = Command::new(this).args(["write-pid", &file]).spawn();
    hangs.expect("it can be started");
    while fs::read_to_string(&file).unwrap_or_default().is_empty() {
        thread::sleep(Duration::from_millis(1));
    }
    match argument(3).as_str() {
        "end" => println!("after"),
        _ => hang(),
    }
}

/// Writes its number to the file that its argument names, and hangs.
fn write_pid() {
    fs::write(argument(2), process::id().to_string()).expect("a file to write to");
    hang();
}

fn argument(number: usize) -> String {
    std::env::args().nth(number).expect("an argument")
}

fn hang() -> ! {
    loop {
        thread::park();
    }
}
