//! Parallelism: are two threads ever at work at the same time?

use timeline_std::Span;

use super::super::view::View;

/// What the recorder of Python cannot tell apart: a thread that is interrupted
/// is on record as at work until the next one is, and a wait for the
/// interpreter that is shorter than this is not on record. In microseconds.
const HAND_OVER: u64 = 1_000;

/// Two threads, and from when to when both were at work.
type Both = (usize, usize, Interval);

/// From when to when a thread was at work.
type Interval = (u64, u64);

pub(super) fn runs_alone(view: View<'_>) -> Result<(), String> {
    let Some((a, b, (from, to))) = longest(view).filter(more_than_a_hand_over) else {
        return Ok(());
    };
    let (a, b) = (view.thread(a), view.thread(b));
    Err(format!("{a} and {b} are both at work from {from} to {to}"))
}

pub(super) fn run_together(view: View<'_>) -> Result<(), String> {
    let both = longest(view);
    if both.as_ref().is_some_and(more_than_a_hand_over) {
        return Ok(());
    }
    let instead = both.map_or("not even for a moment".into(), |(a, b, work)| {
        let (a, b) = (view.thread(a), view.thread(b));
        let (from, to) = work;
        format!("{a} and {b} are, from {from} to {to}: that is no more than a hand-over")
    });
    Err(format!(
        "no two threads beside main are at work at the same time; {instead}"
    ))
}

fn more_than_a_hand_over((_, _, (from, to)): &Both) -> bool {
    to - from >= HAND_OVER
}

/// The longest time for which two threads beside main were both at work.
fn longest(view: View<'_>) -> Option<Both> {
    let threads = 1..view.threads.len();
    let pairs = threads
        .clone()
        .flat_map(|a| (a + 1..threads.end).map(move |b| (a, b)));
    let both = pairs.flat_map(|(a, b)| {
        let (work, other) = (work(view, a), work(view, b));
        let common = move |x: Interval| {
            let meets = |y: &Interval| (x.0.max(y.0), x.1.min(y.1));
            other.iter().map(meets).collect::<Vec<_>>()
        };
        let common = work.into_iter().flat_map(common);
        common.map(move |times| (a, b, times))
    });
    let both = both.filter(|(_, _, (from, to))| from < to);
    both.max_by_key(|(_, _, (from, to))| to - from)
}

/// When a thread was alive and in no wait.
fn work(view: View<'_>, thread: usize) -> Vec<Interval> {
    let life = &view.threads[thread];
    let waits: Vec<&Span> = view.of(thread).filter(|s| !s.kind.is_hold()).collect();
    let begins = waits.iter().map(|s| s.end.unwrap_or(view.end));
    let ends = waits.iter().map(|s| s.begin);
    let begins = std::iter::once(life.begin).chain(begins);
    let ends = ends.chain([life.end.unwrap_or(view.end)]);
    begins.zip(ends).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use timeline_std::{Kind, Recording};

    use super::super::super::testing::{Run, daemon, gil};
    use super::super::super::validate::check;
    use super::super::verdict;

    fn alone(recording: &Recording) -> Result<(), String> {
        verdict(json!({ "runs-alone": true }), recording)
    }

    fn together(recording: &Recording) -> Result<(), String> {
        verdict(json!({ "run-together": true }), recording)
    }

    /// Ana and Ben are both at work for a time.
    fn two(microseconds: u64) -> Recording {
        let run = Run::new().spawn("main", "Ana").spawn("main", "Ben");
        let run = run.pause(microseconds).ends("Ana").pause(5_000);
        let recording = run.ends("Ben").finish();
        check(&recording).unwrap();
        recording
    }

    #[test]
    fn two_threads_run_together() {
        together(&two(2_000)).unwrap();
        let says = alone(&two(2_000)).unwrap_err();
        assert_eq!(says, "Ana and Ben are both at work from 40 to 2050");
    }

    #[test]
    fn a_hand_over_is_not_together() {
        alone(&two(500)).unwrap();
        let says = together(&two(500)).unwrap_err();
        assert!(
            says.ends_with("from 40 to 550: that is no more than a hand-over"),
            "{says}"
        );
        let says = together(&daemon()).unwrap_err();
        assert!(says.ends_with("not even for a moment"), "{says}");
    }

    #[test]
    fn who_waits_is_not_at_work() {
        alone(&gil()).unwrap();
        let run = Run::new().spawn("main", "Ana").spawn("main", "Ben");
        let run = run.waits("Ben", Kind::Gil, "").pause(5_000).ends("Ana");
        let recording = run.wakes("Ben").pause(5_000).ends("Ben").finish();
        check(&recording).unwrap();
        alone(&recording).unwrap();
        together(&recording).unwrap_err();
    }

    #[test]
    fn main_does_not_count() {
        let run = Run::new().spawn("main", "Ana").pause(5_000);
        let recording = run.ends("Ana").finish();
        alone(&recording).unwrap();
        together(&recording).unwrap_err();
    }
}
