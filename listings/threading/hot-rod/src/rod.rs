//! Heat goes along a rod. Its left end is held at 100
//! degrees and its right end at 0.

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{
    AtomicBool, AtomicU64, AtomicUsize, Ordering::SeqCst,
};

use pythonic::threading::{Barrier, BrokenBarrierError};

use crate::observer::Observer;
use crate::{CELLS, REPORT_EVERY, WARM, WORKERS};

type Cells = Vec<AtomicU64>;
type Action = Box<dyn FnMut() + Send>;

pub struct Rod {
    state: Arc<State>,
    barrier: Barrier<Action>,
}

struct State {
    observer: Arc<Observer>,
    sides: [Cells; 2],
    steps: AtomicUsize,
    is_warm: AtomicBool,
}

impl Rod {
    pub fn new(observer: Arc<Observer>) -> Self {
        let state = Arc::new(State {
            observer,
            sides: [cold(), cold()],
            steps: AtomicUsize::new(0),
            is_warm: AtomicBool::new(false),
        });
        let its = Arc::clone(&state);
        let action: Action = Box::new(move || its.next());
        let barrier = Barrier::new(WORKERS);
        Self { state, barrier: barrier.with_action(action) }
    }

    pub fn work(&self, part: Range<usize>) {
        let State { sides, is_warm, .. } = &*self.state;
        let mut step = 0;
        while !is_warm.load(SeqCst) {
            let now = &sides[step % 2];
            let after = &sides[(step + 1) % 2];
            let cell = |i: usize| now[i].load(SeqCst);
            for i in part.clone() {
                let around = cell(i - 1) + cell(i + 1);
                let value = (around + 2 * cell(i)) / 4;
                after[i].store(value, SeqCst);
            }
            step += 1;
            if let Err(BrokenBarrierError) =
                self.barrier.wait()
            {
                return;
            }
        }
    }
}

fn cold() -> Cells {
    let cell = |i| if i == 0 { 100_000 } else { 0 };
    (0..CELLS + 2).map(cell).map(AtomicU64::new).collect()
}

impl State {
    /// Run by one worker while the others wait.
    fn next(&self) {
        let steps = self.steps.fetch_add(1, SeqCst) + 1;
        let cells = &self.sides[steps % 2];
        let far = cells[CELLS * 3 / 4].load(SeqCst);
        let (whole, rest) = (far / 1000, far % 1000);
        let report =
            || format!("step {steps}: {whole}.{rest:03}");
        if steps % REPORT_EVERY == 0 {
            self.observer.tell(report());
        }
        if far >= WARM {
            self.observer.tell(report());
            self.is_warm.store(true, SeqCst);
        }
    }
}
