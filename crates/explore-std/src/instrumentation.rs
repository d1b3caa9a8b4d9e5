//! Instrumentation: what a program tells the engine that has been prepared for it.

use crate::engine::ids::Place;
use crate::engine::{is_running, omit};

/// Gives back `this`, which is a call of `what` or its answer: it depends on
/// what other threads do, and no model says when they do it.
#[track_caller]
pub fn not_modelled<T>(what: &str, this: T) -> T {
    if is_running() {
        omit(what, Place::here());
    }
    this
}
