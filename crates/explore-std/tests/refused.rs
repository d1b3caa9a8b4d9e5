//! What explore-std does not model does not compile; it is never the real
//! thing in silence. Each program of `refused/` is fine with the real std, and
//! its first line names what explore-std lacks. The rest of its header, if any,
//! is for the day when it does not.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use std::{env, fs};

/// For a compiler, and for a cargo that compiles explore-std first.
const LIMIT: Duration = Duration::from_secs(300);

fn programs() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/refused");
    let files = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    let mut programs: Vec<_> = files.collect();
    programs.sort();
    programs
}

#[test]
fn with_the_real_std() {
    for program in programs() {
        let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("refused.rmeta");
        let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
        let mut rustc = Command::new(rustc);
        rustc
            .args(["--edition", "2024", "--emit", "metadata", "-A", "warnings"])
            .arg("-o")
            .args([&out, &program]);
        let output = bounded::output(&mut rustc, LIMIT).unwrap();
        assert!(
            output.status.success(),
            "{} does not compile:\n{}",
            program.display(),
            String::from_utf8_lossy(&output.stderr)
        );
    }
}

#[test]
fn with_explore_std() {
    let package = Path::new(env!("CARGO_TARGET_TMPDIR")).join("refused");
    let _ = fs::remove_dir_all(package.join("src"));
    fs::create_dir_all(package.join("src/bin")).unwrap();
    let manifest = format!(
        "[package]\nname = \"refused\"\nedition = \"2024\"\n[workspace]\n\
         [dependencies]\nstd = {{ package = \"explore-std\", path = {:?} }}\n",
        env!("CARGO_MANIFEST_DIR")
    );
    fs::write(package.join("Cargo.toml"), manifest).unwrap();
    for program in programs() {
        let name = program.file_name().unwrap();
        fs::copy(&program, package.join("src/bin").join(name)).unwrap();
    }
    let mut cargo = Command::new(env!("CARGO"));
    cargo
        .args(["check", "--offline", "--keep-going"])
        .args(["--message-format", "short", "--target-dir"])
        .arg(package.join("target"))
        .current_dir(&package);
    let output = bounded::output(&mut cargo, LIMIT).unwrap();
    let messages = String::from_utf8(output.stderr).unwrap();
    for program in programs() {
        let text = fs::read_to_string(&program).unwrap();
        let missing = text
            .lines()
            .next()
            .and_then(|line| line.strip_prefix("//! "));
        let missing = format!(
            "`{}`",
            missing.expect("the first line names what is missing")
        );
        let file = program.file_name().unwrap().to_str().unwrap();
        let here = format!("src/bin/{file}:");
        let mut errors = (messages.lines())
            .filter(|line| line.starts_with(&here) && line.contains(" error"))
            .peekable();
        assert!(
            errors.peek().is_some(),
            "{file} compiles: move it to programs/"
        );
        let named = errors.any(|line| line.contains(&missing));
        assert!(named, "{file}: no error names {missing}:\n{messages}");
    }
}
