#![doc = include_str!("../README.md")]

// What is not recorded is the real thing.
pub use std::*;

mod analysis;
mod emit;
mod layer;
mod log;
pub mod panic;
pub mod prelude;
mod print;
pub mod process;
mod record;
mod recording;
pub mod sync;
pub mod thread;
mod watchdog;

pub use emit::permit::{AcquireOnReturn, acquire, acquire_on_return, release};
#[doc(hidden)]
pub use print::{eprint as __eprint, print as __print, print_at as __print_at};
pub use record::record;
pub use recording::{
    Arrow, ArrowKind, Ended, Event, EventKind, Kind, Moment, Object, Place, Recording, Span, Thread,
};
