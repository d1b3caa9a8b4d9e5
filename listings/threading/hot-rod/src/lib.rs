//! Heat goes along a rod. Its left end is held at 100
//! degrees and its right end at 0. Each worker has a part
//! of the rod; an observer prints what it is told.

use std::collections::VecDeque;
use std::ops::Range;
use std::sync::atomic::{
    AtomicBool, AtomicU64, AtomicUsize, Ordering::SeqCst,
};
use std::sync::{Arc, Mutex, MutexGuard};

use pythonic::threading::{
    Barrier, BrokenBarrierError, Condition,
};

/// How many cells the rod has between its ends.
pub const CELLS: usize = 20;
/// How many threads work on it.
pub const WORKERS: usize = 4;
const REPORT_EVERY: usize = 50; // steps
const WARM: u64 = 20_000; // thousandths of a degree

/// Prints reports, in a thread of its own.
#[derive(Default)]
pub struct Observer {
    changed: Condition,
    reports: Mutex<VecDeque<String>>,
    is_over: AtomicBool,
}

impl Observer {
    /// Hands it a report to print.
    pub fn tell(&self, report: String) {
        let _held = self.changed.lock();
        self.reports().push_back(report);
        self.changed.notify(1).unwrap();
    }

    /// Tells it that there will be no more.
    pub fn end(&self) {
        let _held = self.changed.lock();
        self.is_over.store(true, SeqCst);
        self.changed.notify_all().unwrap();
    }

    fn has_news(&self) -> bool {
        !self.reports().is_empty()
            || self.is_over.load(SeqCst)
    }

    fn next_report(&self) -> Option<String> {
        let _held = self.changed.lock();
        self.changed.wait_for(|| self.has_news()).unwrap();
        self.reports().pop_front()
    }

    /// Prints, until it is told that there is no more.
    pub fn run(&self) {
        let mut count = 0;
        while let Some(report) = self.next_report() {
            count += 1;
            println!("{report}");
        }
        println!("{count} reports");
    }

    fn reports(&self) -> MutexGuard<'_, VecDeque<String>> {
        self.reports.lock().unwrap()
    }
}

type Cells = Vec<AtomicU64>;
type Action = Box<dyn FnMut() + Send>;

/// The rod, and the barrier at which each step ends.
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
    /// A cold rod, of which `observer` is told.
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

    /// Works on its part until the rod is warm.
    pub fn work(&self, part: Range<usize>) {
        let State { sides, is_warm, .. } = &*self.state;
        let mut step = 0;
        while !is_warm.load(SeqCst) {
            let now = &sides[step % 2];
            let after = &sides[(step + 1) % 2];
            let cell = |i: usize| now[i].load(SeqCst);
            for i in part.clone() {
                let sides = cell(i - 1) + cell(i + 1);
                let value = (sides + 2 * cell(i)) / 4;
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
        if steps.is_multiple_of(REPORT_EVERY) {
            self.observer.tell(report());
        }
        if far >= WARM {
            self.observer.tell(report());
            self.is_warm.store(true, SeqCst);
        }
    }
}
