//! The tests that a package brings: unit tests, tests, and doc-tests.
//!
//! libtest has no limit. So each program of tests is run here, within one, with
//! all that it starts, and where it hangs the tests that had not ended are named.

use std::collections::BTreeMap;
use std::fmt;
use std::path::PathBuf;
use std::process::{Command, ExitStatus};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use bounded::{Running, libtest};
use cargo_metadata::{Artifact, Message, TargetKind};

use crate::book::Project;
use crate::cargo::build;

/// So many tests of a program at a time: those that hang keep no core busy, and
/// the others still come to their ends.
const AT_A_TIME: &str = "--test-threads=8";

/// The tests of one package, built.
#[derive(Debug, Clone, Default)]
pub struct Suite {
    package: String,
    programs: Vec<Program>,
    /// Whether it has a library, whose documentation has tests.
    documented: bool,
    /// What the compiler said against it.
    diagnostics: String,
}

/// A program of tests.
#[derive(Debug, Clone)]
struct Program {
    path: PathBuf,
    /// The folder of its package, in which cargo runs it.
    folder: PathBuf,
    /// How cargo is told to run it alone: `--test queue`.
    chosen: String,
}

/// How long a program of tests is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// To its end, within a limit.
    End(Duration),
    /// Until one test is red, within a limit: the others may hang.
    Red(Duration),
}

/// How often what was printed is looked at.
const LOOK: Duration = Duration::from_millis(50);

/// Why the tests of a package are red.
#[derive(Debug)]
pub enum Red {
    /// They do not compile: what the compiler said.
    Compiler(String),
    /// A program of tests failed: what it printed.
    Failed {
        /// What runs it again.
        rerun: String,
        /// What it printed.
        said: String,
    },
    /// A program of tests did not end.
    Hung {
        /// What runs it again.
        rerun: String,
        /// How long it was waited for.
        limit: Duration,
        /// The tests that had not ended then; none, if none had begun.
        tests: Vec<String>,
        /// What it had printed by then.
        said: String,
    },
}

impl fmt::Display for Red {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Compiler(said) => write!(f, "its tests do not compile:\n{said}"),
            Self::Failed { rerun, said } => {
                write!(f, "its own tests fail; run them by: {rerun}\n{said}")
            }
            Self::Hung {
                rerun,
                limit,
                tests,
                said,
            } if tests.is_empty() => write!(
                f,
                "its own tests did not begin within {limit:?} and were killed; run them by: \
                 {rerun}\n{said}"
            ),
            Self::Hung {
                rerun,
                limit,
                tests,
                said,
            } => write!(
                f,
                "of its own tests, these did not end within {limit:?} and were killed: {}; run \
                 them by: {rerun}\n{said}",
                tests.join(", ")
            ),
        }
    }
}

impl std::error::Error for Red {}

/// Builds all tests of `packages` in one call of cargo.
///
/// # Errors
///
/// When cargo cannot be started, or fails before it compiles. A package whose
/// tests do not compile leaves the others standing.
pub fn build(project: &Project, packages: &[String]) -> Result<BTreeMap<String, Suite>> {
    let mut cargo = build::cargo();
    // `cargo test --no-run` ends at the first error.
    cargo.args(["build", "--tests", "--keep-going"]);
    for package in packages {
        cargo.args(["--package", package]);
    }
    built(project, &mut cargo)
}

/// Builds the tests that `arguments` choose, as they do for `cargo test`:
/// `--package zip-bread --lib`.
///
/// # Errors
///
/// When cargo cannot be started, or fails before it compiles.
pub fn build_chosen(project: &Project, arguments: &[String]) -> Result<BTreeMap<String, Suite>> {
    let mut cargo = build::cargo();
    cargo.args(["test", "--no-run"]).args(arguments);
    built(project, &mut cargo)
}

fn built(project: &Project, cargo: &mut Command) -> Result<BTreeMap<String, Suite>> {
    let _alone = build::alone(project);
    cargo
        .args(["--quiet", "--message-format=json"])
        .current_dir(project.root());
    let output = bounded::output(cargo, build::LIMIT)
        .context("cargo cannot build; if it is not there, install Rust from https://rustup.rs")?;
    let mut suites: BTreeMap<String, Suite> = BTreeMap::new();
    for message in Message::parse_stream(output.stdout.as_slice()) {
        match message? {
            Message::CompilerArtifact(artifact) => {
                let package = build::package_name(&artifact.package_id.repr);
                suites.entry(package).or_default().add(&artifact);
            }
            Message::CompilerMessage(message) if build::is_error(&message.message) => {
                let package = build::package_name(&message.package_id.repr);
                let said = message.message.rendered.as_deref().unwrap_or_default();
                suites.entry(package).or_default().diagnostics += said;
            }
            _ => {}
        }
    }
    // Of what is only built for another there are no tests.
    suites.retain(|_, suite| !suite.programs.is_empty() || !suite.diagnostics.is_empty());
    for (package, suite) in &mut suites {
        suite.package.clone_from(package);
    }
    if suites.is_empty() {
        bail!(
            "cargo built no tests:\n{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    Ok(suites)
}

impl Suite {
    fn add(&mut self, artifact: &Artifact) {
        let target = &artifact.target;
        self.documented |= target.doctest;
        let chosen = match target.kind.first() {
            Some(TargetKind::Bin) => format!("--bin {}", target.name),
            Some(TargetKind::Test) => format!("--test {}", target.name),
            _ => "--lib".to_owned(),
        };
        if artifact.profile.test
            && let Some(path) = &artifact.executable
            && let Some(folder) = artifact.manifest_path.parent()
        {
            self.programs.push(Program {
                path: path.into(),
                folder: folder.into(),
                chosen,
            });
        }
    }

    /// Runs the unit tests and the tests, each program within the limit; the first
    /// that is red is the last.
    ///
    /// # Errors
    ///
    /// With a [`Red`], when they are; else when one cannot be run.
    pub fn run_programs(&self, until: Until) -> Result<()> {
        if !self.diagnostics.is_empty() {
            return Err(Red::Compiler(self.diagnostics.clone()).into());
        }
        for program in &self.programs {
            let command = || {
                let mut command = Command::new(&program.path);
                command
                    .current_dir(&program.folder)
                    .env("CARGO", build::cargo().get_program())
                    .env("CARGO_MANIFEST_DIR", &program.folder);
                command
            };
            self.run_one(&program.chosen, command, until)?;
        }
        Ok(())
    }

    /// Runs the doc-tests, if it has a library.
    ///
    /// # Errors
    ///
    /// Those of [`run_programs`](Self::run_programs).
    pub fn run_documented(&self, project: &Project, until: Until) -> Result<()> {
        if !self.documented {
            return Ok(());
        }
        // Their compiler runs within the limit, too; no other may.
        let _together = build::together(project);
        let command = || {
            let mut cargo = documented(project, &[&self.package]);
            cargo.arg("--");
            cargo
        };
        self.run_one("--doc", command, until)
    }

    fn run_one(&self, chosen: &str, command: impl Fn() -> Command, until: Until) -> Result<()> {
        let rerun = format!("cargo test --package {} {chosen}", self.package);
        let mut running = start(command().args([AT_A_TIME, "--color=never"]))
            .with_context(|| format!("the tests cannot be started: {rerun}"))?;
        let status = until.wait(&mut running)?;
        running.stop()?;
        let said = running.printed()?;
        let red = match status {
            Some(status) if status.success() => return Ok(()),
            Some(_) => Red::Failed { rerun, said },
            None if until.is_over(&said) => Red::Failed { rerun, said },
            None => Red::Hung {
                rerun,
                limit: until.limit(),
                tests: libtest::not_ended(&list(command())?, &said),
                said,
            },
        };
        Err(red.into())
    }
}

impl Until {
    fn limit(self) -> Duration {
        match self {
            Self::End(limit) | Self::Red(limit) => limit,
        }
    }

    /// Whether what was printed has all that is asked for.
    fn is_over(self, said: &str) -> bool {
        matches!(self, Self::Red(_)) && libtest::is_red(said)
    }

    fn wait(self, running: &mut Running) -> Result<Option<ExitStatus>> {
        if let Self::End(limit) = self {
            return Ok(running.wait(limit)?);
        }
        let start = Instant::now();
        while start.elapsed() < self.limit() {
            let status = running.wait(LOOK)?;
            if status.is_some() || self.is_over(&running.printed()?) {
                return Ok(status);
            }
        }
        Ok(None)
    }
}

/// Whether the doc-tests of all of these are green, run in one call of cargo. It
/// does not say which are not.
///
/// # Errors
///
/// When cargo cannot be started.
pub fn all_documented(project: &Project, suites: &[&Suite], limit: Duration) -> Result<bool> {
    let documented_ones = suites.iter().filter(|suite| suite.documented);
    let packages: Vec<&str> = documented_ones
        .map(|suite| suite.package.as_str())
        .collect();
    if packages.is_empty() {
        return Ok(true);
    }
    let _together = build::together(project);
    let mut running = start(&mut documented(project, &packages))?;
    let status = running.wait(limit)?;
    Ok(status.is_some_and(|status| status.success()))
}

/// The cargo that runs the doc-tests of packages.
fn documented(project: &Project, packages: &[&str]) -> Command {
    let mut cargo = build::cargo();
    cargo
        .args(["test", "--doc", "--color=never"])
        .current_dir(project.root());
    for package in packages {
        cargo.args(["--package", package]);
    }
    cargo
}

fn start(command: &mut Command) -> std::io::Result<Running> {
    command
        .env("NO_COLOR", "1")
        .env_remove("RUST_LOG")
        .env_remove("RUST_BACKTRACE");
    Running::start(command)
}

/// The names of all tests of a program.
fn list(mut command: Command) -> Result<String> {
    let mut running = start(command.arg("--list"))?;
    running.wait(Duration::from_secs(60))?;
    Ok(running.printed()?)
}
