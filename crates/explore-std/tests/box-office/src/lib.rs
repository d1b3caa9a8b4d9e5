//! Sells the seats of one show.

use std::sync::Mutex;

/// A show that has so many seats.
pub struct Show {
    seats: usize,
    sold: Mutex<Vec<String>>,
}

impl Show {
    /// Nothing is sold yet.
    pub fn new(seats: usize) -> Self {
        let sold = Mutex::new(Vec::new());
        Self { seats, sold }
    }

    /// Sells a seat if one is free, and says whether.
    pub fn sell(&self, name: &str) -> bool {
        let taken = self.sold.lock().unwrap().len();
        if taken == self.seats {
            return false;
        }
        self.sold.lock().unwrap().push(name.to_owned());
        true
    }

    /// Who has a seat.
    pub fn sold(&self) -> Vec<String> {
        self.sold.lock().unwrap().clone()
    }
}
