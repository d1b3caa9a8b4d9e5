//! An interner: keeps each value once, and knows it by its index.

use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Index;

/// Values in the order in which they were first met.
#[derive(Debug, Clone)]
pub struct Interner<T> {
    all: Vec<T>,
    ids: HashMap<T, usize>,
}

impl<T> Default for Interner<T> {
    fn default() -> Self {
        Self {
            all: Vec::new(),
            ids: HashMap::new(),
        }
    }
}

impl<T: Clone + Eq + Hash> Interner<T> {
    /// The index of a value.
    pub fn id(&mut self, value: T) -> usize {
        if let Some(id) = self.ids.get(&value) {
            return *id;
        }
        let id = self.all.len();
        self.all.push(value.clone());
        self.ids.insert(value, id);
        id
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// All of them, by their indices.
    pub fn into_all(self) -> Vec<T> {
        self.all
    }
}

impl<T> Index<usize> for Interner<T> {
    type Output = T;

    fn index(&self, id: usize) -> &T {
        &self.all[id]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_have_one_index() {
        let mut interner = Interner::default();
        let ids = ["a", "b", "a"].map(|text| interner.id(text));
        assert_eq!(ids, [0, 1, 0]);
        assert_eq!(interner[1], "b");
        assert_eq!(interner.into_all(), ["a", "b"]);
    }
}
