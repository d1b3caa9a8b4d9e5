//! Doc-tests of the prose, by skeptic: one for each Rust block, named by page
//! and line, which prints what stands under it. `build.rs` has them generated.

mod skeptic;

include!(concat!(env!("OUT_DIR"), "/prose-tests.rs"));
