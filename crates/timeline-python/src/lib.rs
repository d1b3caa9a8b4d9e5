//! The recorder of Python programs: the counterpart of `timeline-std`.
//!
//! It is written in Python and stands in `recorder/`, with its tests. Python
//! runs the folder:
//!
//! ```text
//! python3 -B recorder RECORDING.json main.py
//! ```

/// The folder that Python runs. This crate is built in the checkout and stays
/// there.
///
/// ```
/// use std::path::Path;
///
/// let program = Path::new(timeline_python::RECORDER).join("__main__.py");
/// assert!(program.is_file());
/// ```
pub const RECORDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/recorder");
