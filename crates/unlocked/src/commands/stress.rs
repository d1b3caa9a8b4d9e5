//! The tests of the listings, run many times on a machine that is busy.
//!
//! What a test says must not hang on who else wants the cores. A test that is
//! red once in many runs is a false alarm, and worse than none.

use std::collections::BTreeMap;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, thread};

use anyhow::{Context, Result, bail};
use cargo_metadata::Message;
use indicatif::{ProgressBar, ProgressStyle};

use crate::book::Project;
use crate::cargo::build;
use crate::wording::counted;

/// The hidden chore of a process that keeps a core busy.
pub const SPIN: &str = "spin";

/// How long one run of all tests may take, with every core kept busy.
const LIMIT: Duration = Duration::from_secs(1800);

/// Keeps a core busy, for ever.
pub fn spin() -> ! {
    loop {
        std::hint::spin_loop();
    }
}

/// Runs the tests of the listings that `filter` selects (all, if it is empty)
/// so many times, with each core kept busy by another process, and prints how
/// many runs of each kind of test failed.
///
/// # Errors
///
/// When the tests do not build, and when one failed.
pub fn stress(project: &Project, runs: usize, filter: &[String]) -> Result<()> {
    let tests = build_tests(project)?;
    let _load = Load::start()?;
    let progress = ProgressBar::new(runs as u64).with_style(
        ProgressStyle::with_template("{bar:24} {pos}/{len} runs {msg}").expect("a valid template"),
    );
    let start = Instant::now();
    let mut tally = Tally::default();
    for _ in 0..runs {
        let mut tests = Command::new(&tests);
        tests
            .args(filter)
            .args(["--format", "pretty", "--color", "never"])
            .current_dir(project.root().join("tests"));
        let output = bounded::output(&mut tests, LIMIT)?;
        tally.add(&String::from_utf8_lossy(&output.stdout))?;
        progress.set_message(format!("{} failed", tally.failed()));
        progress.inc(1);
    }
    progress.finish_and_clear();
    println!("{}", tally.table(runs, start.elapsed()));
    match tally.first_failures() {
        failures if failures.is_empty() => Ok(()),
        failures => bail!("{failures}"),
    }
}

/// Builds the test `listings`, and returns its program.
fn build_tests(project: &Project) -> Result<String> {
    let output = build::cargo()
        .args(["test", "--package", "book-tests", "--test", "listings"])
        .args(["--no-run", "--message-format=json"])
        .current_dir(project.root())
        .stderr(Stdio::inherit())
        .output()
        .context("cargo cannot be started; install Rust from https://rustup.rs")?;
    for message in Message::parse_stream(output.stdout.as_slice()) {
        if let Message::CompilerArtifact(artifact) = message?
            && artifact.target.name == "listings"
            && let Some(program) = artifact.executable
        {
            return Ok(program.into_string());
        }
    }
    bail!("the tests do not build; see: cargo test --package book-tests --test listings --no-run")
}

/// Processes that keep all cores busy, until this is dropped.
struct Load(Vec<Child>);

impl Load {
    fn start() -> Result<Self> {
        let cores = thread::available_parallelism()?.get();
        let program = env::current_exe()?;
        let spin = || Command::new(&program).arg(SPIN).spawn();
        let processes = (0..cores).map(|_| spin());
        Ok(Self(processes.collect::<std::io::Result<_>>()?))
    }
}

impl Drop for Load {
    fn drop(&mut self) {
        for process in &mut self.0 {
            // One that is gone keeps nothing busy.
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

/// How often each test was green and red.
#[derive(Debug, Default)]
struct Tally {
    tests: BTreeMap<String, Counts>,
    /// What the first red run of each test said.
    said: BTreeMap<String, String>,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Counts {
    passed: usize,
    failed: usize,
}

impl Tally {
    /// Counts a run, which printed this.
    fn add(&mut self, printed: &str) -> Result<()> {
        let mut any = false;
        for line in printed.lines() {
            let Some((name, verdict)) = line
                .strip_prefix("test ")
                .and_then(|line| line.split_once(" ... "))
            else {
                continue;
            };
            any = true;
            let name = name.trim();
            let counts = self.tests.entry(name.to_owned()).or_default();
            match verdict {
                "ok" => counts.passed += 1,
                "ignored" => {}
                _ => {
                    counts.failed += 1;
                    let said = || what_it_said(printed, name);
                    self.said.entry(name.to_owned()).or_insert_with(said);
                }
            }
        }
        if !any {
            bail!("no test was run; the tests printed:\n{printed}");
        }
        Ok(())
    }

    fn failed(&self) -> usize {
        self.tests.values().map(|counts| counts.failed).sum()
    }

    /// A row for each promise of the listings: `output`, `twin`...
    fn table(&self, runs: usize, took: Duration) -> String {
        let mut rows: BTreeMap<&str, (usize, Counts)> = BTreeMap::new();
        for (name, counts) in &self.tests {
            let promise = name.rsplit("::").next().unwrap_or(name);
            let (tests, sum) = rows.entry(promise).or_default();
            *tests += 1;
            sum.passed += counts.passed;
            sum.failed += counts.failed;
        }
        let mut table = format!(
            "{} under load, {} s\n{:<12}{:>8}{:>10}{:>10}\n",
            counted(runs, "run"),
            took.as_secs(),
            "",
            "tests",
            "passed",
            "failed"
        );
        for (promise, (tests, Counts { passed, failed })) in rows {
            table += &format!("{promise:<12}{tests:>8}{passed:>10}{failed:>10}\n");
        }
        table
    }

    fn first_failures(&self) -> String {
        let failures = self.said.iter().map(|(name, said)| {
            let Counts { passed, failed } = self.tests[name];
            format!(
                "{name} failed {failed} of {} times:\n{said}",
                passed + failed
            )
        });
        failures.collect::<Vec<_>>().join("\n\n")
    }
}

/// What a red test said, from its head to that of the next one.
fn what_it_said(printed: &str, name: &str) -> String {
    let head = format!("---- {name} ----");
    let after = printed.split_once(&head).map_or("", |(_, after)| after);
    let said = after.split("\n---- ").next().unwrap_or_default();
    said.split("\nfailures:")
        .next()
        .unwrap_or_default()
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GREEN: &str = "running 2 tests\ntest threads/race::output ... ok\n\
                         test threads/race::twin   ... ok\n";
    const RED: &str = "running 2 tests\ntest threads/race::output ... FAILED\n\
                       test threads/race::twin   ... ok\n\nfailures:\n\n\
                       ---- threads/race::output ----\nit printed 3\n\n\nfailures:\n    \
                       threads/race::output\n";

    #[test]
    fn a_red_run_among_green_ones_is_counted_and_told() {
        let mut tally = Tally::default();
        for printed in [GREEN, RED, GREEN] {
            tally.add(printed).unwrap();
        }
        assert_eq!(tally.failed(), 1);
        assert_eq!(
            tally.first_failures(),
            "threads/race::output failed 1 of 3 times:\nit printed 3"
        );
        let table = tally.table(3, Duration::from_secs(7));
        assert_eq!(
            table,
            "3 runs under load, 7 s\n\
             \x20              tests    passed    failed\n\
             output             1         2         1\n\
             twin               1         3         0\n"
        );
    }

    #[test]
    fn green_runs_have_nothing_to_tell() {
        let mut tally = Tally::default();
        tally.add(GREEN).unwrap();
        assert_eq!(tally.first_failures(), "");
    }

    #[test]
    fn a_run_of_no_test_is_an_error() {
        let error = Tally::default().add("running 0 tests\n").unwrap_err();
        assert!(error.to_string().contains("no test was run"), "{error}");
    }
}
