use std::io::Write;
use std::process::{Command, Stdio};

const SOURCE: &str = "
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

#[inline(never)]
pub fn plain(value: &mut u32) {
    *value += 1;
}

#[inline(never)]
pub fn atomic(value: &AtomicU32) {
    value.fetch_add(1, Relaxed);
}
";

/// What rustc makes of the source for x86-64.
fn assembly(opt_level: &str) -> String {
    let mut rustc = Command::new("rustc")
        .args(["--edition=2024", "--crate-type=lib"])
        .args(["--target", "x86_64-unknown-linux-gnu"])
        .args(["-C", "llvm-args=-x86-asm-syntax=intel"])
        .args(["-C", opt_level, "--emit=asm", "-o-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("rustc is on the path");
    let input = rustc.stdin.take();
    input.unwrap().write_all(SOURCE.as_bytes()).unwrap();
    let output = rustc.wait_with_output().unwrap();
    assert!(output.status.success(), "rustc has failed");
    String::from_utf8(output.stdout).unwrap()
}

/// The instructions of a function, up to its `ret`.
fn print(function: &str, build: &str, assembly: &str) {
    println!("{function}, {build} build:");
    let label = |line: &&str| {
        line.ends_with(':') && line.contains(function)
    };
    let body = assembly.lines().skip_while(|l| !label(l));
    for line in body.skip(1) {
        let words: Vec<_> =
            line.split_whitespace().collect();
        match words[0] {
            "ret" => break,
            word if word.starts_with(['.', '#']) => {}
            _ => println!("    {}", words.join(" ")),
        }
    }
}

fn main() {
    let debug = assembly("opt-level=0");
    let release = assembly("opt-level=3");
    print("plain", "debug", &debug);
    print("plain", "release", &release);
    print("atomic", "release", &release);
}
