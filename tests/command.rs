//! `cargo book`, as somebody types it.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Output};

use unlocked::project::Project;

fn book(arguments: &[&str], folder: &Path) -> Output {
    let project = Project::of_this_crate();
    Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--package", "unlocked", "--manifest-path"])
        .arg(project.root().join("Cargo.toml"))
        .arg("--")
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
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
        "--port",
        "--open",
        "http://localhost:3000",
    ] {
        assert!(help.contains(word), "no {word} in:\n{help}");
    }
}

#[test]
fn a_taken_port_is_named_with_a_way_out() {
    let taken = TcpListener::bind(("localhost", 0)).unwrap();
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
fn an_unknown_listing_is_answered_with_those_there_are() {
    let error = fails(&["record", "zip/pears"], &root());
    assert!(error.contains("no listing fits \"zip/pears\""), "{error}");
    assert!(error.contains("listings/zip/pairs"), "{error}");
}
