//! What somebody else does with this crate, outside of this workspace: runs its
//! examples, and tests a crate of her own as the page *Test your own crate by
//! every schedule* of the book shows it.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;
use std::{env, fs};

/// For a cargo that compiles explore-std first.
const LIMIT: Duration = Duration::from_secs(300);

/// A package of its own, made of files of this crate.
struct Package(PathBuf);

impl Package {
    /// Its folder, which has nothing yet but what was built before.
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("elsewhere")
            .join(name);
        let _ = fs::remove_dir_all(&folder);
        Self(folder)
    }

    /// Copies a file to where it is called `to`.
    fn copy(&self, from: &str, to: &str) {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join(from);
        let to = self.0.join(to);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        // A fresh file: cargo compares times.
        let text = fs::read_to_string(from).unwrap();
        fs::write(to, text).unwrap();
    }

    /// The manifest, in which explore-std is this one.
    fn manifest(&self, text: &str) {
        let git = "git = \"https://github.com/unlocked-book/unlocked\"";
        assert_eq!(text.matches(git).count(), 1, "{text}");
        let path = format!("path = {:?}", env!("CARGO_MANIFEST_DIR"));
        let text = format!("{}\n[workspace]\n", text.replace(git, &path));
        fs::create_dir_all(&self.0).unwrap();
        fs::write(self.0.join("Cargo.toml"), text).unwrap();
        let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../Cargo.lock");
        fs::copy(lock, self.0.join("Cargo.lock")).unwrap();
    }

    /// Whether cargo succeeds, and what it prints to either stream.
    fn cargo(&self, arguments: &[&str]) -> (bool, String, String) {
        let mut cargo = Command::new(env!("CARGO"));
        cargo
            .args(arguments)
            .args(["--offline", "--quiet", "--target-dir"])
            .arg(self.0.with_file_name("target"))
            .env("RUST_BACKTRACE", "0")
            .current_dir(&self.0);
        let output = bounded::output(&mut cargo, LIMIT).unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (
            output.status.success(),
            text(output.stdout),
            text(output.stderr),
        )
    }
}

/// What an example prints.
fn example(name: &str) -> String {
    let package = Package::new(name);
    package.manifest(&format!(
        "[package]\nname = \"{name}\"\nedition = \"2024\"\n[dependencies]\n\
         explore-std = {{ git = \"https://github.com/unlocked-book/unlocked\" }}\n"
    ));
    package.copy(&format!("examples/{name}.rs"), "src/main.rs");
    let (success, printed, errors) = package.cargo(&["run"]);
    assert!(success && errors.is_empty(), "{name}: {errors}");
    printed
}

#[test]
fn the_example_of_a_deadlock_shows_it() {
    assert_eq!(
        example("deadlock"),
        "\
deadlock:
- main is blocked: end of scope
- thread 1 is blocked: lock Mutex (src/main.rs:15 #1), held by thread 2
- thread 2 is blocked: lock Mutex (src/main.rs:15 #0), held by thread 1

This schedule leads there, with one switch between threads:

thread 2                       | thread 1                       | at
------------------------------ | ------------------------------ | --
lock Mutex (src/main.rs:15 #1) |                                | src/main.rs:21:35
                               | lock Mutex (src/main.rs:15 #0) | src/main.rs:21:35

Run it again with `Explorer::replay`, by its token:
    explore-1 wakes=1 fails=1 threads=0.1,0.2 steps=2,1

In order: 2 schedules, none fails.
"
    );
}

#[test]
fn the_example_of_a_lost_update_shows_its_schedule() {
    assert_eq!(
        example("lost_update"),
        "\
101: 4 schedules
102: 2 schedules
Executions: 5

thread 1                         | thread 2                         | main        | at
-------------------------------- | -------------------------------- | ----------- | --
load AtomicU32 (src/main.rs:16)  |                                  |             | src/main.rs:9:27
                                 | load AtomicU32 (src/main.rs:16)  |             | src/main.rs:9:27
                                 | store AtomicU32 (src/main.rs:16) |             | src/main.rs:10:14
store AtomicU32 (src/main.rs:16) |                                  |             | src/main.rs:10:14
                                 |                                  | print \"101\" | src/main.rs:21:9

"
    );
}

#[test]
fn the_example_of_a_replay_says_what_comes_of_it() {
    assert_eq!(
        example("replay"),
        "\
In two steps: panicked: assertion `left == right` failed: free seats
  left: -1
 right: 0
In one step: the schedule does not fit the program, which has changed since it was found: thread 2 cannot go on as it says after `end` of thread 2, before step 6 of 12
No schedule of it fails.
"
    );
}

/// The failure that a page shows, where it was recorded.
fn recorded(name: &str, said: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/box-office")
        .join(name);
    if env::var_os("EXPLORE_STD_RECORD").is_some() {
        fs::write(&file, said).unwrap();
    }
    let shown = fs::read_to_string(&file).unwrap_or_default();
    assert_eq!(
        said,
        shown,
        "{} is what the page shows. If what comes is right: \
         EXPLORE_STD_RECORD=1 cargo test -p explore-std --test elsewhere",
        file.display()
    );
}

/// The failure of a test, from its end to its token.
fn failure(printed: &str) -> String {
    let begin = printed.find("panicked: ").expect("a failure");
    let token = begin + printed[begin..].find("    explore-1").expect("its token");
    let end = token + printed[token..].find('\n').expect("the end of its line");
    format!("{}\n", &printed[begin..end])
}

#[test]
fn a_crate_of_her_own_is_red_and_then_green() {
    let package = Package::new("box-office");
    let manifest = include_str!("box-office/Cargo.toml");
    package.manifest(manifest);
    let test = "tests/every_schedule.rs";
    package.copy(&format!("tests/box-office/{test}"), test);
    package.copy("tests/box-office/src/lib.rs", "src/lib.rs");
    let (success, printed, errors) = package.cargo(&["test"]);
    assert!(!success, "{printed}");
    assert!(!errors.contains("warning"), "{errors}");
    recorded("failure.txt", &failure(&printed));

    package.copy("tests/box-office/mended.rs", "src/lib.rs");
    let (success, printed, errors) = package.cargo(&["test"]);
    assert!(success, "{printed}{errors}");
    assert!(printed.contains("1 passed"), "{printed}");
}

/// Where modules say `crate::`, a feature brings explore-std in. Without it, the
/// crate has the real std.
#[test]
fn so_is_one_that_has_a_feature_for_it() {
    let package = Package::new("with-feature");
    package.manifest(include_str!("box-office/feature/Cargo.toml"));
    for file in [
        "src/lib.rs",
        "src/prices.rs",
        "src/show.rs",
        "tests/every_schedule.rs",
    ] {
        package.copy(&format!("tests/box-office/feature/{file}"), file);
    }
    let (success, printed, errors) = package.cargo(&["test", "--features", "explore"]);
    assert!(!success, "{printed}");
    assert!(printed.contains("left: 1200"), "{printed}{errors}");
    let (success, printed, errors) = package.cargo(&["test"]);
    assert!(
        success && !printed.contains("every_seat_is_paid"),
        "{printed}{errors}"
    );
}
