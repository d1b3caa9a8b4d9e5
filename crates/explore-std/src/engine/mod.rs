//! The engine: a stateless model checker. One thread runs at a time, and the
//! search says which.
//!
//! Each modelled thread is a coroutine. Before each operation it says what it
//! is about to do, and waits for its turn. What it does between two operations
//! nobody else can see.
//!
//! Each module knows only those above it.
//!
//! | module | what it is |
//! |---|---|
//! | [`ids`] | the identities of threads, objects and places |
//! | [`fingerprint`] | the hashes of values and of observations |
//! | [`handle`] | the part of an object that the engine knows it by |
//! | [`objects`] | the models of shared objects, one file for each kind |
//! | [`footprint`] | which steps are independent |
//! | [`op`] | what a thread can be about to do |
//! | [`label`] | what a transition does, as a reader sees it |
//! | [`spin`] | the detector of spin loops |
//! | [`thread`], [`mod@locals`], [`panics`] | what is known of a thread |
//! | [`names`] | the names of threads and objects, the same in every execution |
//! | [`image`] | where the program is in memory |
//! | [`statics`] | the program's own data, which is to begin anew |
//! | [`renewal`] | the values of objects that outlive an execution |
//! | [`context`] | what all executions have in common |
//! | [`state`] | the state of an execution |
//! | [`enabled`] | which threads can go on, and how |
//! | [`deferral`] | which of them have to let others go first |
//! | [`invisible`] | which transitions need no choice |
//! | [`termination`] | how an execution ends |
//! | [`perform`] | what a transition does |
//! | [`view`] | a state as a reader is to see it |
//! | [`state_graph`] | the nodes and edges, and which transitions commute |
//! | [`search`] | what has not been tried yet |
//! | [`suffix`] | what can still come, and by how many schedules |
//! | [`export`] | the whole graph, for showing it |
//! | [`execution`] | how a thread waits for its turn |
//! | [`hook`] | the panic hook |
//! | [`interface`] | what the modelled std asks of the engine |
//! | [`run`] | one run of the program |

pub(crate) mod context;
mod deferral;
mod enabled;
mod execution;
pub(crate) mod export;
pub(crate) mod fingerprint;
mod footprint;
pub(crate) mod handle;
mod hook;
pub(crate) mod ids;
mod image;
mod interface;
mod invisible;
mod label;
pub(crate) mod locals;
pub(crate) mod names;
pub(crate) mod objects;
pub(crate) mod op;
pub(crate) mod panics;
mod perform;
mod renewal;
mod run;
pub(crate) mod search;
mod spin;
mod state;
pub(crate) mod state_graph;
pub(crate) mod statics;
pub(crate) mod suffix;
mod termination;
mod thread;
mod view;

pub(crate) use execution::{is_running, locals};
pub(crate) use hook::{panicking, quiet};
pub(crate) use interface::{
    bounded, exit, id, new_thread, note_atomic, note_atomic_pointer, omit, pause, plain, show,
    show_message, step, with,
};
pub(crate) use label::Label;
pub(crate) use run::{begin, execute, start};
