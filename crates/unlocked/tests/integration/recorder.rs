//! The recorder of the twins, which is tested in its own language.

use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::Duration;

use anyhow::Context;
use timeline_python::RECORDER;
use unlocked::cargo::python::{PYTHON_VARIABLE, Python};
use unlocked::cargo::run;

/// Far more than they take.
const LIMIT: Duration = Duration::from_secs(300);

fn folder() -> &'static Path {
    Path::new(RECORDER)
}

/// The names of the Python modules that hold tests.
fn modules() -> Vec<String> {
    let files = folder().join("tests").read_dir().unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let tests = names.filter(|name| name.starts_with("test_"));
    tests
        .filter_map(|name| name.strip_suffix(".py").map(str::to_owned))
        .collect()
}

/// Runs the tests of a module, and says why they fail.
fn test(module: &str) -> Result<(), String> {
    let module = format!("tests.{module}");
    let mut python = Command::new("python3");
    python
        .args(["-B", "-m", "unittest", &module])
        .current_dir(folder());
    let said = run::run(&mut python, LIMIT)
        .with_context(|| format!("python3 -B -m unittest {module}, in {}", folder().display()))
        .map_err(|error| format!("{error:#}"))?;
    match said.contains("Ran 0 tests") {
        true => Err(format!("{module} has no tests")),
        false => Ok(()),
    }
}

/// They wait more than they compute, so all modules are tested at once.
#[test]
fn the_recorder_keeps_what_its_tests_say() {
    if matches!(Python::find().unwrap(), Python::Skipped) {
        println!("{PYTHON_VARIABLE}=skip: the recorder of the twins is not tested");
        return;
    }
    let modules = modules();
    assert!(modules.len() > 1, "{modules:?}");
    let faults: Vec<String> = thread::scope(|scope| {
        let runs: Vec<_> = modules
            .iter()
            .map(|module| scope.spawn(move || test(module)))
            .collect();
        let results = runs.into_iter().map(|run| run.join().unwrap());
        results.filter_map(Result::err).collect()
    });
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_module_without_tests_fails() {
    if matches!(Python::find().unwrap(), Python::Skipped) {
        println!("{PYTHON_VARIABLE}=skip: the recorder of the twins is not tested");
        return;
    }
    let error = test("case").unwrap_err();
    assert!(error.contains("tests.case"), "{error}");
}
