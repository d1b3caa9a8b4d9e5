//! `cargo book`, as somebody types it.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use tempfile::TempDir;
use unlocked::book::Project;
use unlocked::cargo::python::{PYTHON_VARIABLE, Python};

/// How long to wait for what must happen; far more than it takes.
const PATIENCE: Duration = Duration::from_secs(60);

fn command(arguments: &[&str], folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_unlocked"));
    command.args(arguments).current_dir(folder);
    command
}

fn book(arguments: &[&str], folder: &Path) -> Output {
    bounded::output(&mut command(arguments, folder), PATIENCE).unwrap()
}

fn fails(arguments: &[&str], folder: &Path) -> String {
    let output = book(arguments, folder);
    assert!(!output.status.success(), "{output:?}");
    String::from_utf8(output.stderr).unwrap()
}

fn root() -> std::path::PathBuf {
    Project::of_this_crate().root().to_owned()
}

#[test]
fn help_names_every_chore() {
    let output = book(&["--help"], &root());
    let help = String::from_utf8(output.stdout).unwrap();
    for word in [
        "serve",
        "build",
        "record",
        "browse",
        "shake",
        "stress",
        "mutants",
        "--port",
        "--open",
        "http://localhost:3000",
    ] {
        assert!(help.contains(word), "no {word} in:\n{help}");
    }
}

#[test]
fn a_taken_port_is_named_with_a_way_out() {
    let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let error = fails(&["--port", &port], &root());
    assert!(error.contains(&format!("port {port} is taken")), "{error}");
    assert!(error.contains("cargo book --port"), "{error}");
}

#[test]
fn a_folder_without_a_book_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let error = fails(&[], folder.path());
    assert!(error.contains("there is no book.toml in"), "{error}");
}

#[test]
fn an_unknown_listing_is_answered_with_those_that_are_like_it() {
    for chore in ["record", "shake"] {
        let error = fails(&[chore, "zip/pears"], &root());
        assert!(error.contains("no listing fits \"zip/pears\""), "{error}");
        assert!(error.contains("is it zip/pairs"), "{error}");
        assert!(error.lines().count() < 4, "{error}");
    }
}

#[test]
fn a_target_of_mutants_that_there_is_not_is_answered_with_those_there_are() {
    let error = fails(&["mutants", "threading/quene"], &root());
    assert!(error.contains("\"threading/quene\""), "{error}");
    assert!(error.contains("threading/queue"), "{error}");
}

#[test]
fn a_listing_without_schedules_cannot_be_randomized() {
    for name in ["zip/pairs", "zip"] {
        let error = fails(&["shake", name], &root());
        assert!(
            error.contains(&format!("{name} has no schedules")),
            "{error}"
        );
        assert!(
            error.contains("cargo book shake threads/lost-update"),
            "{error}"
        );
    }
}

#[test]
fn a_run_that_cannot_be_drawn_is_not_recorded_in_silence() {
    let record = |name| fails(&["record", "--timeline", name], &root());
    let error = record("zip/pairs");
    assert!(
        error.contains("listings/zip/pairs is drawn: it starts no thread"),
        "{error}"
    );
    let error = record("threading/word-counts");
    assert!(
        error.contains("listings/threading/word-counts can be drawn"),
        "{error}"
    );
    assert!(error.contains("more than a drawing shows"), "{error}");
}

#[test]
fn no_runs_say_nothing() {
    for arguments in [["shake", "--runs=0"], ["stress", "0"]] {
        let error = fails(&arguments, &root());
        assert!(error.contains("invalid value '0'"), "{error}");
    }
}

#[test]
fn a_page_or_a_check_that_is_not_there_is_answered_with_one_like_it() {
    let error = fails(&["browse", "--screenshots", "zip/pears.html"], &root());
    assert!(
        error.contains("no page \"zip/pears.html\"; is it zip/pairs.html?"),
        "{error}"
    );
    let error = fails(&["browse", "nope.html"], &root());
    assert!(
        error.contains("no check is called \"nope.html\""),
        "{error}"
    );
    assert!(error.contains("keyboard, looks"), "{error}");
    assert!(error.contains("cargo book browse --screenshots"), "{error}");
}

#[test]
fn what_is_recorded_is_told_and_nothing_goes_unasked() {
    let book = folder();
    let path = book.path();
    let record = |arguments: &[&str]| {
        let mut record = command(&["record"], path);
        record
            .args(arguments)
            .env(PYTHON_VARIABLE, "skip")
            .output()
            .unwrap()
    };
    let output = record(&[]);
    assert!(output.status.success(), "{output:?}");
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(
        said.contains("wrote listings/zip/bread/output.txt"),
        "{said}"
    );
    assert!(said.ends_with("\n1 listing recorded\n"), "{said}");

    let program = "fn main() {\n    println!(\"in Rust\");\n    println!(\"warm\");\n}\n";
    fs::write(path.join("listings/zip/bread/src/main.rs"), program).unwrap();
    let said = String::from_utf8(record(&[]).stdout).unwrap();
    assert!(said.contains(" in Rust\n+warm\n"), "{said}");

    let program = "fn main() {\n    println!(\"in Rust\");\n}\n";
    fs::write(path.join("listings/zip/bread/src/main.rs"), program).unwrap();
    let output = record(&[]);
    assert!(!output.status.success(), "{output:?}");
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(error.contains("output.txt would lose 1 line"), "{error}");
    assert!(
        error.contains("record zip/bread --accept-losses"),
        "{error}"
    );
    let output = record(&["--accept-losses"]);
    assert!(output.status.success(), "{output:?}");
}

/// A book of one page and one listing.
const FILES: [(&str, &str); 8] = [
    (
        "book.toml",
        "[output.html]\ngit-repository-url = \"https://example.org/book\"\n",
    ),
    ("theme/favicon.svg", ""),
    (
        "Cargo.toml",
        "[workspace]\nresolver = \"3\"\nmembers = [\"listings/*/*\"]\n",
    ),
    ("src/SUMMARY.md", "- [Bread](bread.md)\n"),
    ("src/bread.md", "# Two loaves\n"),
    (
        "listings/zip/bread/Cargo.toml",
        "[package]\nname = \"zip-bread\"\nedition = \"2024\"\n",
    ),
    (
        "listings/zip/bread/src/main.rs",
        "fn main() {\n    println!(\"in Rust\");\n}\n",
    ),
    ("listings/zip/bread/main.py", "print(\"in Python\")\n"),
];

/// The book in a folder of its own.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in FILES {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// A book of one page and one listing, served from a folder of its own.
struct Served {
    folder: TempDir,
    server: Child,
    address: String,
    said: Receiver<String>,
    complaints: Receiver<String>,
}

impl Served {
    fn new() -> Self {
        let folder = folder();
        let mut server = command(&["--port", "0"], folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let complaints = lines_of(server.stderr.take().unwrap());
        let said = lines_of(server.stdout.take().unwrap());
        let address = said
            .iter()
            .find_map(|line| {
                let address = line.strip_prefix("The book is at http://")?;
                Some(address.split(". ").next().unwrap().to_owned())
            })
            .expect("the server says where it is");
        Self {
            folder,
            server,
            address,
            said,
            complaints,
        }
    }

    fn get(&self, path: &str) -> String {
        self.ask(&format!("GET {path}"), "Accept: text/html")
    }

    fn ask(&self, what: &str, header: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let host = &self.address;
        let request =
            format!("{what} HTTP/1.0\r\nHost: {host}\r\n{header}\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// Asks for a page until it holds `wanted`.
    fn wait_for(&self, path: &str, wanted: &str) {
        let start = Instant::now();
        while !self.get(path).contains(wanted) {
            assert!(start.elapsed() < PATIENCE, "{path} never holds {wanted}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.folder.path().join(file), text).unwrap();
    }
}

/// The lines of a stream, as they come; the stream is read to its end.
fn lines_of(stream: impl Read + Send + 'static) -> Receiver<String> {
    let (send, lines) = mpsc::channel();
    std::thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            // Nobody may want it any more.
            let _ = send.send(line);
        }
    });
    lines
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

#[test]
fn a_page_is_built_again_when_its_source_changes() {
    let book = Served::new();
    assert!(book.get("/bread.html").contains("Two loaves"));
    book.write("src/bread.md", "# Three loaves\n");
    book.wait_for("/bread.html", "Three loaves");
}

#[test]
fn a_book_that_nobody_changes_is_not_built_again() {
    let book = Served::new();
    book.write("src/bread.md", "# Three loaves\n");
    let built = book.said.recv_timeout(PATIENCE).unwrap();
    assert!(
        built.starts_with("src/bread.md changed: built in"),
        "{built}"
    );
    // The build has read every source by now, which must not count as a change:
    // it would build again at once, and so on. A slow disk may tell of the one
    // change twice.
    let quiet = Instant::now() + Duration::from_secs(1);
    let left = || quiet.saturating_duration_since(Instant::now());
    let again: Vec<_> = std::iter::from_fn(|| book.said.recv_timeout(left()).ok()).collect();
    assert!(again.len() <= 1, "{again:?}");
}

#[test]
fn a_page_reloads_itself() {
    let book = Served::new();
    let page = book.get("/bread.html");
    assert!(page.contains("livereload"), "{page}");
}

#[test]
fn a_book_that_does_not_build_leaves_the_last_one_standing() {
    let book = Served::new();
    book.write("src/bread.md", "# None\n\n{{#include gone.rs}}\n");
    let complaint = book.complaints.recv_timeout(PATIENCE).unwrap();
    assert!(complaint.contains("the last version stays"), "{complaint}");
    let reason = book.complaints.recv_timeout(PATIENCE).unwrap();
    assert!(reason.contains("src/bread.md includes gone.rs"), "{reason}");
    assert!(book.get("/bread.html").contains("Two loaves"));
    book.write("src/bread.md", "# Four loaves\n");
    book.wait_for("/bread.html", "Four loaves");
}

#[test]
fn a_page_that_is_not_there_is_answered_with_404() {
    let book = Served::new();
    let answer = book.get("/cake.html");
    assert!(answer.starts_with("HTTP/1.0 404"), "{answer}");
    assert!(answer.contains("Document not found"), "{answer}");
}

#[test]
fn a_page_may_run_a_listing_and_its_twin() {
    let book = Served::new();
    let run = |file| {
        book.ask(
            &format!("POST /run/listings/zip/bread/{file}"),
            "x-unlocked: run",
        )
    };
    let rust = run("src/main.rs");
    assert!(
        rust.starts_with("HTTP/1.0 200") && rust.ends_with("in Rust\n"),
        "{rust}"
    );
    if matches!(Python::find(), Ok(Python::Skipped)) {
        println!("{PYTHON_VARIABLE}=skip: no main.py was run");
    } else {
        let python = run("main.py");
        assert!(
            python.starts_with("HTTP/1.0 200") && python.ends_with("in Python\n"),
            "{python}"
        );
    }
    book.write("listings/zip/bread/src/main.rs", "fn main() { rust }\n");
    let broken = run("src/main.rs");
    assert!(
        broken.starts_with("HTTP/1.0 422") && broken.contains("E0425"),
        "{broken}"
    );
    let unknown = run("src/lib.rs");
    assert!(
        unknown.contains("has no program listings/zip/bread/src/lib.rs"),
        "{unknown}"
    );
}

#[test]
fn a_run_that_fails_or_hangs_says_of_which_listing_it_is_and_what_to_run() {
    let book = Served::new();
    let manifest = FILES[5].1.to_owned() + "\n[package.metadata.listing]\nlimit-seconds = 1\n";
    book.write("listings/zip/bread/Cargo.toml", &manifest);
    let run = |program: &str| {
        book.write("listings/zip/bread/src/main.rs", program);
        let run = "POST /run/listings/zip/bread/src/main.rs";
        let answer = book.ask(run, "x-unlocked: run");
        assert!(answer.starts_with("HTTP/1.0 422"), "{answer}");
        assert!(answer.contains("listings/zip/bread"), "{answer}");
        answer
    };
    let hangs = run("fn main() { println!(\"hot\"); loop {} }\n");
    assert!(hangs.contains("did not end within 1s"), "{hangs}");
    assert!(
        hangs.contains("hot") && hangs.contains("cargo run -p zip-bread"),
        "{hangs}"
    );
    let panics = run("fn main() { panic!(\"no flour\") }\n");
    assert!(panics.contains("no flour"), "{panics}");
    assert!(panics.contains("cargo run -p zip-bread"), "{panics}");
    let broken = run("fn main() { rust }\n");
    assert!(broken.contains("cargo build -p zip-bread"), "{broken}");
}

#[test]
fn another_site_may_not_run_a_listing() {
    let book = Served::new();
    let answer = book.ask(
        "POST /run/listings/zip/bread/main.py",
        "Origin: https://example.org",
    );
    assert!(answer.starts_with("HTTP/1.0 403"), "{answer}");
    assert!(!answer.contains("in Python"), "{answer}");
}
