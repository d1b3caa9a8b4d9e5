//! skeptic's test runner, which compiles for edition 2024.
//!
//! The tests that skeptic generates call `skeptic::rt`. Where this module is in
//! scope, they come here instead of to the crate, and the compiler is chosen
//! before they go on to it.

#[allow(
    dead_code,
    reason = "skeptic calls each function for some blocks, the harness calls one"
)]
pub mod rt {
    use std::env;
    use std::sync::Once;

    /// Compiles and runs a program.
    ///
    /// # Panics
    ///
    /// When it does not compile, or does not end well.
    pub fn run_test(root: &str, out: &str, target: &str, program: &str) {
        choose_compiler();
        ::skeptic::rt::run_test(root, out, target, program);
    }

    /// Compiles a program, of a block that is marked `no_run`.
    ///
    /// # Panics
    ///
    /// When it does not compile.
    pub fn compile_test(root: &str, out: &str, target: &str, program: &str) {
        choose_compiler();
        ::skeptic::rt::compile_test(root, out, target, program);
    }

    /// skeptic calls the compiler that `RUSTC` names: `rustc_2024.rs`.
    #[allow(
        unsafe_code,
        reason = "a process has no other way to set its own environment"
    )]
    fn choose_compiler() {
        static ONCE: Once = Once::new();
        ONCE.call_once(|| {
            // SAFETY: std guards the environment by a lock, and nothing in these
            // binaries reads it from C.
            unsafe { env::set_var("RUSTC", env!("CARGO_BIN_EXE_rustc-2024")) };
        });
    }
}
