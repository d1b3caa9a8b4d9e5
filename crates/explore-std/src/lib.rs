#![doc = include_str!("../README.md")]

// What is not modelled below is the real thing.
pub use std::*;

pub mod cell;
mod clock;
mod deepening;
mod engine;
mod exploration;
mod explorer;
mod failure;
pub mod graph;
mod instrumentation;
pub mod io;
mod local;
mod main_fn;
mod outcome;
pub mod panic;
pub mod prelude;
mod print;
pub mod process;
#[cfg(feature = "record")]
mod record;
mod replay;
mod schedule;
mod shortest_path;
pub mod sync;
pub mod thread;
pub mod time;
mod token;
#[cfg(feature = "record")]
mod verify;

pub use exploration::Exploration;
pub use explorer::{Explorer, check, explore};
pub use failure::{Failure, ReplayError};
#[doc(hidden)]
pub use instrumentation::not_modelled as __not_modelled;
pub use local::{Local, local};
pub use main_fn::Main;
pub use outcome::{Blocked, End, Omission, Outcome};
#[doc(hidden)]
pub use print::{eprint as __eprint, print as __print, print_at as __print_at};
#[cfg(feature = "record")]
#[doc(hidden)]
pub use record::{Recording, record};
pub use schedule::{Schedule, Step};
pub use token::ParseScheduleError;
#[cfg(feature = "record")]
#[doc(hidden)]
pub use verify::{Verdict, verify};
