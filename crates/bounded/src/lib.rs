//! Runs that end: a program within a limit, with all that it has started.
//!
//! A program that hangs may have started others, which hang as well and keep
//! its files open. Each program here leads a group of processes, and the whole
//! group ends: when the program does, when its limit is over, and when somebody
//! stops this process by Ctrl-C. Where there are no groups of processes, as on
//! Windows, the program alone is ended.

mod checked;
mod group;
pub mod libtest;
mod running;
mod watch;

pub use checked::checked;
pub use group::outlives_interrupts;
pub use running::{Running, output};
pub use watch::watched;
