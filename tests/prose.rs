//! The Rust blocks in the prose print what stands under them: doc-tests by
//! skeptic, one for each block, named by page and line.

mod compiler;

include!(concat!(env!("OUT_DIR"), "/prose-tests.rs"));
