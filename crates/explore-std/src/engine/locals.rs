//! Thread-local storage: the values of `thread_local!` of one thread.

use std::any::Any;
use std::rc::Rc;

/// The values of one thread, by the addresses of their keys.
#[derive(Default)]
pub(crate) struct Locals {
    values: Vec<(usize, Rc<dyn Any>)>,
    destroyed: Vec<usize>,
}

impl Locals {
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    pub fn get(&self, key: usize) -> Option<Rc<dyn Any>> {
        let mut values = self.values.iter();
        let (_, value) = values.find(|(this, _)| *this == key)?;
        Some(value.clone())
    }

    pub fn insert(&mut self, key: usize, value: Rc<dyn Any>) {
        self.values.push((key, value));
    }

    /// Whether the value has been there, and is no more.
    pub fn is_destroyed(&self, key: usize) -> bool {
        self.destroyed.contains(&key)
    }

    /// Takes the last value for good.
    pub fn pop(&mut self) -> Option<Rc<dyn Any>> {
        let (key, value) = self.values.pop()?;
        self.destroyed.push(key);
        Some(value)
    }
}
