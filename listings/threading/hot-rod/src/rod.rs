//! The heat equation in one dimension, by explicit finite
//! differences.

use std::ops::Range;
use std::sync::atomic::{
    AtomicU64, AtomicUsize, Ordering::SeqCst,
};

/// How many cells the rod has between its ends.
pub const CELLS: usize = 20;

// Thousandths of a degree.
const HOT: u64 = 100_000;
const WARM: u64 = 20_000;

/// The cells and, beside them, both ends.
type Temperatures = [AtomicU64; CELLS + 2];

/// A rod whose left end is held at 100 degrees and whose
/// right end is held at 0.
///
/// Each step reads one buffer and writes the other, so that
/// no cell sees a neighbour that is a step ahead.
///
/// ```
/// use threading_hot_rod::{CELLS, Rod};
///
/// let rod = Rod::cold();
/// while !rod.is_warm() {
///     rod.step(1..CELLS + 1);
///     rod.swap();
/// }
/// assert_eq!(rod.report(), "step 315: 20.027");
/// ```
pub struct Rod {
    buffers: [Temperatures; 2],
    steps: AtomicUsize,
}

impl Rod {
    /// A rod that is cold but for its left end.
    pub const fn cold() -> Self {
        let buffers = [cold(), cold()];
        Self { buffers, steps: AtomicUsize::new(0) }
    }

    /// Computes some cells of the next step: each goes half
    /// of the way to the mean of its neighbours. With `u`
    /// for the temperatures, an explicit finite-difference
    /// step of the heat equation:
    ///
    /// ```text
    /// u[i] += (u[i - 1] - 2 * u[i] + u[i + 1]) / 4
    /// ```
    ///
    /// # Panics
    ///
    /// If a cell is not one of `1..=CELLS`.
    pub fn step(&self, cells: Range<usize>) {
        let now = self.buffer(0);
        let next = self.buffer(1);
        let at = |i: usize| now[i].load(SeqCst);
        for i in cells {
            let around = at(i - 1) + at(i + 1);
            next[i].store((around + 2 * at(i)) / 4, SeqCst);
        }
    }

    /// Ends a step of which all cells are computed: what
    /// was written is what is read from now on.
    pub fn swap(&self) {
        self.steps.fetch_add(1, SeqCst);
    }

    /// How many steps have ended.
    pub fn steps(&self) -> usize {
        self.steps.load(SeqCst)
    }

    /// Whether the heat has come three quarters of the way.
    pub fn is_warm(&self) -> bool {
        self.far() >= WARM
    }

    /// The step, and how warm it is three quarters of the
    /// way.
    pub fn report(&self) -> String {
        let degrees = self.far() as f64 / 1000.0;
        format!("step {}: {degrees:.3}", self.steps())
    }

    fn far(&self) -> u64 {
        self.buffer(0)[CELLS * 3 / 4].load(SeqCst)
    }

    /// The temperatures now, or those of the next step.
    fn buffer(&self, ahead: usize) -> &Temperatures {
        &self.buffers[(self.steps() + ahead) % 2]
    }
}

const fn cold() -> Temperatures {
    let mut cells =
        [const { AtomicU64::new(0) }; CELLS + 2];
    cells[0] = AtomicU64::new(HOT);
    cells
}
