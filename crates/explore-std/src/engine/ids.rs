//! Identities: of threads, of objects, and of places in the source.

use std::fmt;
use std::panic::Location;

/// A thread: its number, the same in every execution.
pub(crate) type ThreadId = usize;
/// A shared object: its number, the same in every execution.
pub(crate) type ObjectId = usize;
/// A message: its sender, and how many messages that had before.
pub(crate) type MessageId = (ThreadId, u32);

/// The thread that runs `main`.
pub(crate) const MAIN: ThreadId = 0;

/// A place in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Place {
    pub file: &'static str,
    pub line: u32,
    pub column: u32,
}

impl From<&'static Location<'static>> for Place {
    fn from(location: &'static Location<'static>) -> Self {
        // Of a test that has `#[path = "../src/lib.rs"]`, as a reader calls it.
        let file = location.file();
        let beside = file.split_once("/../");
        let beside = beside.filter(|(folder, _)| !folder.contains('/'));
        Self {
            file: beside.map_or(file, |(_, beside)| beside),
            line: location.line(),
            column: location.column(),
        }
    }
}

impl Place {
    /// Where the function is called that calls this.
    #[track_caller]
    pub fn here() -> Self {
        Location::caller().into()
    }

    /// Whether it is in this crate, as the end of a thread is.
    pub fn is_own(self) -> bool {
        let own = file!().strip_suffix("engine/ids.rs");
        own.is_some_and(|own| self.file.starts_with(own))
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, column } = self;
        write!(f, "{file}:{line}:{column}")
    }
}
