//! What the optimiser makes of each way to the bill.

use std::path::Path;
use std::process::{self, Command};
use std::sync::LazyLock;
use std::{env, fs};

/// The assembly of `src/lib.rs`, optimised.
static ASSEMBLY: LazyLock<String> = LazyLock::new(|| {
    let source = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("src/lib.rs");
    let assembly = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join(format!("bill-{}.s", process::id()));
    let rustc =
        env::var_os("RUSTC").unwrap_or("rustc".into());
    let status = Command::new(rustc)
        .args(["--edition=2024", "--crate-type=lib"])
        .args(["-C", "opt-level=3", "--emit=asm", "-o"])
        .args([&assembly, &source])
        .status()
        .expect("rustc starts");
    assert!(status.success());
    let text = fs::read_to_string(&assembly)
        .expect("rustc wrote assembly");
    fs::remove_file(&assembly).expect("it can be removed");
    text
});

/// The lines of one function, from its label to the end
/// that the compiler marks for debuggers.
fn body(function: &str) -> &'static str {
    let start = ASSEMBLY
        .lines()
        .find(|line| {
            line.ends_with(':') && line.contains(function)
        })
        .map(|label| format!("\n{label}\n"))
        .unwrap_or_else(|| panic!("no {function}"));
    let (_, rest) = ASSEMBLY.split_once(&start).unwrap();
    let (body, _) = rest
        .split_once("endproc")
        .unwrap_or_else(|| panic!("no end of {function}"));
    body
}

#[test]
fn only_the_index_can_miss() {
    let index = body("bill_by_index");
    assert!(
        index.contains("panic_bounds_check"),
        "{index}"
    );

    let slice = body("bill_by_slice");
    assert!(
        !slice.contains("panic_bounds_check"),
        "{slice}"
    );
    assert!(slice.contains("slice_index_fail"), "{slice}");

    for function in ["bill_by_zip", "bill_in_floats"] {
        let zip = body(function);
        assert!(!zip.contains("panic"), "{zip}");
        assert!(!zip.contains("_fail"), "{zip}");
    }
}

#[test]
#[cfg(target_arch = "x86_64")]
fn integers_are_added_four_at_a_time_and_floats_singly() {
    for function in
        ["bill_by_index", "bill_by_slice", "bill_by_zip"]
    {
        let whole = body(function);
        assert!(whole.contains("paddd"), "{whole}");
    }

    let floats = body("bill_in_floats");
    assert!(floats.contains("addss"), "{floats}");
    assert!(!floats.contains("addps"), "{floats}");
}
