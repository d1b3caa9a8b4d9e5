//! What a program may do before and after it explores another.

use std::process::Command;
use std::{env, str};

use explore_std as explored;
use explored::thread;
use explored::time::{Duration, Instant};

/// Both streams of this test, run anew as a program that prints to them.
const ASKED: &str = "EXPLORE_STD_OUTSIDE";

#[test]
fn each_stream_is_the_real_one() {
    if env::var_os(ASKED).is_some() {
        explored::print!("to ");
        explored::println!("output");
        explored::println!();
        explored::eprint!("to ");
        explored::eprintln!("{}", "error");
        explored::eprintln!();
        assert_eq!(explored::dbg!(1 + 1), 2);
        return;
    }
    let run = Command::new(env::current_exe().unwrap())
        .args(["--exact", "--nocapture", "each_stream_is_the_real_one"])
        .env(ASKED, "")
        .output()
        .unwrap();
    let [output, error] = [&run.stdout, &run.stderr].map(|text| str::from_utf8(text).unwrap());
    assert!(output.contains("to output\n\n"), "{output}");
    assert!(!output.contains("error"), "{output}");
    assert!(error.starts_with("to error\n\n["), "{error}");
    assert!(error.contains("] 1 + 1 = 2\n"), "{error}");
}

#[test]
fn time_is_real() {
    let start = Instant::now();
    thread::sleep(Duration::from_millis(2));
    thread::yield_now();
    assert!(start.elapsed() >= Duration::from_millis(2));
    assert!(Instant::now() > start);
}

#[test]
fn a_thread_has_its_name() {
    let name = thread::current().name().map(str::to_owned);
    assert_eq!(name.as_deref(), std::thread::current().name());
}
