//! Snippets whose output on the page is wrong by one character.

use std::fs;
use std::panic::catch_unwind;
use std::path::Path;
use std::process::Command;

use crate::harness::processes;
use crate::skeptic;
use crate::snippet::{LIMIT_SECONDS, Snippet, snippets};

const PAGE: &str = "\
# Page

```rust
let pair = (\"bolt\", 40);
# let hidden = 2;
println!(\"{pair:?} {hidden}\");
```

```text
(\"bolt\", 40) 2
```

```rust,no_run
loop {}
```

```rust,compile_fail
let number: u32 = \"\";
```

Words between.

```text
An output without a program.
```
";

/// Whether skeptic, run as the prose is, accepts `snippet`.
fn accepts(snippet: &Snippet) -> bool {
    accepts_program(&snippet.checked("page.md")).is_ok()
}

/// What skeptic says to a program that it does not accept.
fn accepts_program(program: &str) -> Result<(), String> {
    let ran = catch_unwind(|| {
        skeptic::rt::run_test(
            env!("CARGO_MANIFEST_DIR"),
            env!("OUT_DIR"),
            env!("SKEPTIC_TARGET"),
            program,
        );
    });
    ran.map_err(|said| said.downcast_ref::<String>().cloned().unwrap_or_default())
}

#[test]
fn a_block_is_paired_with_the_output_directly_under_it() {
    let found = snippets(PAGE);
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[0].line, 4);
    assert_eq!(found[0].output.as_deref(), Some("(\"bolt\", 40) 2\n"));
    assert_eq!(
        (found[1].attributes.as_str(), &found[1].output),
        ("no_run", &None)
    );
}

#[test]
fn one_changed_character_of_an_output_is_rejected() {
    let mut snippet = snippets(PAGE).swap_remove(0);
    assert!(accepts(&snippet));
    snippet.output = Some("(\"bolt\", 41) 2\n".to_owned());
    assert!(!accepts(&snippet));
}

#[test]
fn a_snippet_of_edition_2024_is_accepted_and_one_that_panics_is_not() {
    let mut snippet = snippets(PAGE).swap_remove(0);
    snippet.output = None;
    // `gen` is a keyword since edition 2024.
    snippet.code = "let r#gen = 1; assert_eq!(r#gen, 1);".to_owned();
    assert!(accepts(&snippet));
    snippet.code = "let gen = 1; assert_eq!(gen, 1);".to_owned();
    assert!(!accepts(&snippet));
    snippet.code = "panic!();".to_owned();
    assert!(!accepts(&snippet));
}

/// What it prints is told in the output of the test, which names the snippet.
#[test]
fn a_snippet_that_hangs_is_ended() {
    let folder = tempfile::tempdir().unwrap();
    let pid = folder.path().join("pid");
    let mut snippet = snippets(PAGE).swap_remove(0);
    snippet.output = None;
    snippet.code = format!(
        "std::fs::write({pid:?}, std::process::id().to_string()).unwrap();\n\
         loop {{ std::thread::park(); }}"
    );
    let program = snippet.checked("page.md");
    let limit = format!("from_secs({LIMIT_SECONDS})");
    assert!(program.contains(&limit), "{program}");
    let program = program.replace(&limit, "from_secs(2)");
    accepts_program(&program).unwrap_err();
    processes::is_gone(&pid);
}

#[test]
fn a_snippet_whose_main_returns_an_error_is_rejected() {
    let mut snippet = snippets(PAGE).swap_remove(0);
    snippet.output = None;
    snippet.code = "fn main() -> Result<(), String> { Err(String::new()) }".to_owned();
    assert!(!accepts(&snippet));
}

#[test]
fn what_was_compiled_before_is_kept_until_a_library_changes() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let bake = |loaves: u32| {
        let source = format!("pub const LOAVES: u32 = {loaves};");
        fs::write(folder.join("oven.rs"), source).unwrap();
        let mut rustc = Command::new("rustc");
        rustc.args(["--crate-type=rlib", "oven.rs"]);
        assert!(rustc.current_dir(folder).status().unwrap().success());
    };
    let program = "fn main() { print!(\"{}\", oven::LOAVES); }";
    fs::write(folder.join("test.rs"), program).unwrap();
    bake(1);
    assert!(compiles(folder, WITH_RUSTC));
    assert_eq!(printed(folder), "1");
    fs::remove_file(folder.join("out")).unwrap();
    assert!(compiles(folder, WITHOUT_RUSTC), "it was not kept");
    assert_eq!(printed(folder), "1");
    bake(2);
    assert!(!compiles(folder, WITHOUT_RUSTC), "the library is new");
    assert!(compiles(folder, WITH_RUSTC));
    assert_eq!(printed(folder), "2");
}

const WITH_RUSTC: bool = true;
const WITHOUT_RUSTC: bool = false;

/// Whether `test.rs` of a folder is compiled, by the compiler of the prose.
fn compiles(folder: &Path, with_rustc: bool) -> bool {
    let mut compiler = Command::new(env!("CARGO_BIN_EXE_rustc-2024"));
    let oven = format!("oven={}", folder.join("liboven.rlib").display());
    compiler
        .args(["test.rs", "--extern", &oven, "-o", "out"])
        .current_dir(folder);
    if !with_rustc {
        compiler.env("PATH", "");
    }
    compiler.output().unwrap().status.success()
}

/// What the program prints that was compiled in a folder.
fn printed(folder: &Path) -> String {
    let ran = Command::new(folder.join("out")).output().unwrap();
    String::from_utf8(ran.stdout).unwrap()
}
