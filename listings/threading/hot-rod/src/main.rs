use std::ops::Range;
use std::sync::LazyLock;

use pythonic::threading::{
    Barrier, BrokenBarrierError, Thread,
};
use threading_hot_rod::{CELLS, Observer, Rod};

const WORKERS: usize = 4;
const REPORT_EVERY: usize = 50; // steps

static ROD: Rod = Rod::cold();
static OBSERVER: Observer = Observer::new();
static BARRIER: LazyLock<Barrier> = LazyLock::new(|| {
    Barrier::new(WORKERS).with_action(end_step)
});

/// Computes its part of each step, when all parts of the
/// step before are there.
fn work(part: Range<usize>) {
    while !ROD.is_warm() {
        ROD.step(part.clone());
        if let Err(BrokenBarrierError) = BARRIER.wait() {
            return;
        }
    }
}

/// Run by one worker while the others wait.
fn end_step() {
    ROD.swap();
    let steps = ROD.steps();
    if ROD.is_warm() || steps.is_multiple_of(REPORT_EVERY) {
        OBSERVER.tell(Some(ROD.report()));
    }
}

fn main() {
    let printer = Thread::new(|| OBSERVER.run());
    printer.start().unwrap();
    let size = CELLS / WORKERS;
    let mut workers = Vec::new();
    for first in (1..=CELLS).step_by(size) {
        let part = first..first + size;
        let worker = Thread::new(|| work(part));
        worker.start().unwrap();
        workers.push(worker);
    }
    for worker in workers {
        worker.join().unwrap();
    }
    OBSERVER.tell(None);
    printer.join().unwrap();
}
