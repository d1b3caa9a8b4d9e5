//! skeptic, with a compiler for edition 2024.

use std::sync::Once;

/// Compiles and runs a program.
///
/// # Panics
///
/// When it does not compile, or does not end well.
pub fn run_test(root: &str, out: &str, target: &str, program: &str) {
    choose_compiler();
    skeptic::rt::run_test(root, out, target, program);
}

/// Compiles a program.
///
/// # Panics
///
/// When it does not compile.
#[allow(
    dead_code,
    reason = "skeptic calls it for a block that is marked no_run"
)]
pub fn compile_test(root: &str, out: &str, target: &str, program: &str) {
    choose_compiler();
    skeptic::rt::compile_test(root, out, target, program);
}

#[allow(
    unsafe_code,
    reason = "a process has no other way to set its own environment"
)]
fn choose_compiler() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // SAFETY: every test comes through here before it starts a thread or
        // reads the environment, and nothing in these binaries reads it from C.
        unsafe { std::env::set_var("RUSTC", env!("CARGO_BIN_EXE_rustc-2024")) };
    });
}
