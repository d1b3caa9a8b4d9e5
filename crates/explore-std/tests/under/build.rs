//! Makes a module of each program: its text, and a public function that runs it.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

fn main() {
    let programs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../programs");
    println!("cargo::rerun-if-changed={}", programs.display());
    let mut files: Vec<_> = fs::read_dir(&programs)
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|it| it == "rs"))
        .collect();
    files.sort();
    let out = env::var("OUT_DIR").unwrap();
    let (mut modules, mut table) = (String::new(), String::new());
    for path in files {
        let name = path.file_stem().unwrap().to_str().unwrap();
        // The program is copied whole: only from inside its module can
        // `main`, which is private, be called.
        let copy = Path::new(&out).join(name).with_extension("rs");
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&copy, text + "\npub fn __run() { main() }\n").unwrap();
        writeln!(modules, "#[path = {copy:?}] mod r#{name};").unwrap();
        writeln!(table, "({name:?}, r#{name}::__run as fn()),").unwrap();
    }
    let table = format!("pub static PROGRAMS: &[(&str, fn())] = &[\n{table}];\n");
    fs::write(Path::new(&out).join("programs.rs"), modules + &table).unwrap();
}
