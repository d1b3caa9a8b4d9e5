//! Threads as Python's `threading` has them: with a name by
//! default, daemons, a list of all that are alive, a `join`
//! with a timeout, and a `main` that waits for the others.
//!
//! ```
//! use threading_thread::{JoinOnExit, Thread};
//!
//! let _threads = JoinOnExit::new();
//! for num in 0..5 {
//!     let worker = move || println!("Worker: {num}");
//!     Thread::new(worker).start().unwrap();
//! }
//! ```
//!
//! What a thread of `std` does better: its
//! [`join`](std::thread::JoinHandle::join) returns the
//! value of its function, or its panic. Python's returns
//! neither, and so [`Thread::join`] returns neither.

mod builder;
mod error;
mod exit;
mod hook;
mod latch;
mod life;
mod registry;
mod thread;

pub use builder::Builder;
pub use error::{AlreadyStarted, JoinError, StartError};
pub use exit::JoinOnExit;
pub use hook::{
    ExceptHookArgs, excepthook, reset_excepthook,
    set_excepthook,
};
pub use registry::{
    active_count, current_thread, enumerate, get_ident,
    get_native_id, main_thread, set_stack_size, stack_size,
};
pub use thread::Thread;
