//! Local variables that a program marks, to be seen in the graph of its states.

use std::fmt::Debug;

use crate::engine::{is_running, with};

/// A variable can be seen while this lives.
#[derive(Debug)]
pub struct Local(u32);

/// Lets a local variable of the calling thread be seen as it is now.
///
/// ```
/// use explore_std as std;
/// let copy = 0;
/// let mark = std::local("copy", &copy);
/// let copy = copy + 1;
/// mark.set(&copy);
/// ```
pub fn local<T: Debug + ?Sized>(name: &'static str, value: &T) -> Local {
    if !is_running() {
        return Local(0);
    }
    let value = format!("{value:?}");
    Local(with(|state, me| state.thread_mut(me).mark(name, value)))
}

impl Local {
    /// Lets it be seen as it is now.
    pub fn set<T: Debug + ?Sized>(&self, value: &T) {
        if is_running() {
            let value = format!("{value:?}");
            with(|state, me| state.thread_mut(me).set_mark(self.0, value));
        }
    }
}

impl Drop for Local {
    fn drop(&mut self) {
        if is_running() {
            with(|state, me| state.thread_mut(me).unmark(self.0));
        }
    }
}
