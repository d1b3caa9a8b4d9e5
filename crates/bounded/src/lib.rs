//! Timeouts for child processes and for tests.
//!
//! A program that hangs may have started others, which hang as well and keep
//! its files open. Each program here leads a process group, and the whole group
//! is killed: when the program ends, when its time is over, and when somebody
//! stops this process by Ctrl-C. Where there are no process groups, as on
//! Windows, the program alone is killed.

mod checked;
mod group;
pub mod libtest;
mod running;
mod watchdog;

pub use checked::checked;
pub use group::outlives_interrupts;
pub use running::{Running, output};
pub use watchdog::watched;
