use std::process::Command;

const SOURCE: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/src/lib.rs");

/// What rustc makes of `src/lib.rs` for x86-64.
fn assembly(opt_level: u32) -> String {
    let rustc = Command::new("rustc")
        .args(["--edition=2024", "--crate-type=lib"])
        .args(["--target", "x86_64-unknown-linux-gnu"])
        .args(["-C", &format!("opt-level={opt_level}")])
        .args(["-C", "llvm-args=-x86-asm-syntax=intel"])
        .args(["--emit=asm", "-o", "-", SOURCE])
        .output()
        .expect("rustc is on the path");
    let said = String::from_utf8_lossy(&rustc.stderr);
    assert!(rustc.status.success(), "{said}");
    String::from_utf8(rustc.stdout).unwrap()
}

/// The instructions from a function's label to `ret`.
fn print(function: &str, assembly: &str) {
    let starts = |line: &&str| {
        line.ends_with(':') && line.contains(function)
    };
    let body = assembly.lines().skip_while(|l| !starts(l));
    for line in body.skip(1) {
        let words: Vec<_> =
            line.split_whitespace().collect();
        match words[0] {
            "ret" => break,
            name if name.starts_with(['.', '#']) => {}
            _ => println!("    {}", words.join(" ")),
        }
    }
}

fn main() {
    let (debug, release) = (assembly(0), assembly(3));
    println!("plain, debug build:");
    print("plain", &debug);
    println!("plain, release build:");
    print("plain", &release);
    println!("atomic, release build:");
    print("atomic", &release);
}
