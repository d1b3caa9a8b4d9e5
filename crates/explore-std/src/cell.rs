//! `std::cell`, whose `UnsafeCell` tells the engine that threads may share data
//! which is in none of its objects.

pub use std::cell::*;

use std::cell;
use std::fmt;

use crate::engine::{is_running, with};

/// As in std.
#[derive(Default)]
#[repr(transparent)]
pub struct UnsafeCell<T: ?Sized>(cell::UnsafeCell<T>);

impl<T> UnsafeCell<T> {
    /// A value.
    pub const fn new(value: T) -> Self {
        Self(cell::UnsafeCell::new(value))
    }

    /// The value.
    pub fn into_inner(self) -> T {
        self.0.into_inner()
    }
}

impl<T: ?Sized> UnsafeCell<T> {
    /// A pointer to the value.
    pub fn get(&self) -> *mut T {
        if is_running() {
            with(|state, _| state.context.names.share_data());
        }
        self.0.get()
    }

    /// A pointer to the value, from one to the cell.
    pub fn raw_get(this: *const Self) -> *mut T {
        if is_running() {
            with(|state, _| state.context.names.share_data());
        }
        cell::UnsafeCell::raw_get(this as *const cell::UnsafeCell<T>)
    }

    /// The value, for who has it alone.
    pub fn get_mut(&mut self) -> &mut T {
        self.0.get_mut()
    }
}

impl<T> From<T> for UnsafeCell<T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl<T: ?Sized> fmt::Debug for UnsafeCell<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UnsafeCell").finish_non_exhaustive()
    }
}
