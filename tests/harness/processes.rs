//! Is a process left?

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};
use std::{fs, thread};

/// The process that wrote its number to this file has ended, or does at once.
pub fn is_gone(file: &Path) {
    let pid = fs::read_to_string(file).expect("the number of a process");
    let start = Instant::now();
    while runs(pid.trim()) {
        assert!(
            start.elapsed() < Duration::from_secs(10),
            "process {pid} is left"
        );
        thread::sleep(Duration::from_millis(10));
    }
}

/// One that has ended may still be listed, until its parent has asked.
fn runs(pid: &str) -> bool {
    let output = Command::new("ps").args(["-o", "stat=", "-p", pid]).output();
    let state = String::from_utf8(output.unwrap().stdout).unwrap();
    !state.trim().is_empty() && !state.trim().starts_with('Z')
}
