//! Chronology: time goes forward, and no two things are at one moment.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use timeline_std::ArrowKind;

use super::super::view::{View, until};

pub(super) fn everything_begins_before_it_ends(view: View<'_>) -> Result<()> {
    for (index, thread) in view.threads.iter().enumerate() {
        let whose = view.thread(index);
        let forward = thread.end.is_none_or(|end| thread.begin < end);
        ensure!(forward, "{whose} does not end after it begins");
    }
    for span in &view.spans {
        let forward = span.begin < until(span);
        ensure!(forward, "{} does not end after it begins", view.span(span));
    }
    Ok(())
}

pub(super) fn a_thread_does_nothing_outside_of_its_life(view: View<'_>) -> Result<()> {
    for span in &view.spans {
        within_life(view, span.thread, span.begin, || view.span(span))?;
        if let Some(end) = span.end {
            within_life(view, span.thread, end, || view.span(span))?;
        }
    }
    for event in &view.events {
        within_life(view, event.thread, event.at, || view.event(event))?;
    }
    Ok(())
}

fn within_life(view: View<'_>, thread: usize, at: u64, what: impl Fn() -> String) -> Result<()> {
    let life = &view.threads[thread];
    let name = view.thread(thread);
    let begun = life.begin < at;
    ensure!(begun, "{} is at {at}, before {name} has begun", what());
    let alive = life.end.is_none_or(|end| at < end);
    ensure!(alive, "{} is at {at}, after {name} has ended", what());
    Ok(())
}

pub(super) fn everything_is_in_order(view: View<'_>) -> Result<()> {
    for two in view.spans.windows(2) {
        let what = || (view.span(&two[1]), view.span(&two[0]));
        in_order([two[0].begin, two[1].begin], what)?;
    }
    for two in view.events.windows(2) {
        let what = || (view.event(&two[1]), view.event(&two[0]));
        in_order([two[0].at, two[1].at], what)?;
    }
    for two in view.arrows.windows(2) {
        let what = || (view.arrow(&two[1]), view.arrow(&two[0]));
        in_order([two[0].to.at, two[1].to.at], what)?;
    }
    Ok(())
}

fn in_order(at: [u64; 2], what: impl Fn() -> (String, String)) -> Result<()> {
    let [first, second] = at;
    if first > second {
        let (late, early) = what();
        anyhow::bail!("{late} is at {second} and stands behind {early}, at {first}");
    }
    Ok(())
}

pub(super) fn no_two_moments_are_equal(view: View<'_>) -> Result<()> {
    let mut moments: BTreeMap<u64, String> = BTreeMap::new();
    for (at, what) in moments_of(view) {
        let end = view.end;
        ensure!(
            at <= end,
            "{what} at {at}, after the run has ended at {end}"
        );
        if let Some(other) = moments.insert(at, what.clone()) {
            anyhow::bail!("{other} at the same moment as {what}: {at}");
        }
    }
    Ok(())
}

/// All moments that are recorded for themselves, and what they are.
///
/// The ends of an arrow repeat some, except where an arrow comes from a call
/// that has no other record: each spawn, and each last arrival at a barrier.
fn moments_of(view: View<'_>) -> Vec<(u64, String)> {
    let mut moments = Vec::new();
    for (index, thread) in view.threads.iter().enumerate() {
        let name = view.thread(index);
        moments.push((thread.begin, format!("{name} begins")));
        moments.extend(thread.end.map(|end| (end, format!("{name} ends"))));
    }
    for span in &view.spans {
        let what = view.span(span);
        moments.push((span.begin, format!("{what} begins")));
        moments.extend(span.end.map(|end| (end, format!("{what} ends"))));
    }
    for event in &view.events {
        moments.push((event.at, format!("{} is", view.event(event))));
    }
    let mut arrivals = BTreeMap::new();
    for arrow in &view.arrows {
        let what = || format!("{} begins", view.arrow(arrow));
        match arrow.kind {
            ArrowKind::Spawn => moments.push((arrow.from.at, what())),
            ArrowKind::Barrier => {
                arrivals.insert((arrow.object, arrow.from), what());
            }
            _ => {}
        }
    }
    moments.extend(
        arrivals
            .into_iter()
            .map(|((_, from), what)| (from.at, what)),
    );
    moments
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{barrier, channel, lock_queue, refusal};

    #[test]
    fn an_end_is_later_than_the_begin() {
        let says = refusal(lock_queue(), |r| r.spans[0].end = Some(r.spans[0].begin));
        assert_eq!(
            says,
            "Ana's hold of balance (line 1) does not end after it begins"
        );
        let says = refusal(lock_queue(), |r| r.threads[2].end = Some(0));
        assert_eq!(says, "Ben does not end after it begins");
    }

    #[test]
    fn a_thread_does_nothing_before_and_after_its_life() {
        let says = refusal(lock_queue(), |r| {
            r.threads[1].end = r.spans[0].end.map(|e| e - 5)
        });
        assert!(says.contains("after Ana has ended"), "{says}");
        let says = refusal(lock_queue(), |r| r.threads[1].begin = r.spans[0].begin + 5);
        assert!(says.contains("before Ana has begun"), "{says}");
    }

    #[test]
    fn spans_events_and_arrows_are_in_order() {
        let says = refusal(lock_queue(), |r| r.spans.swap(0, 1));
        assert!(
            says.contains("and stands behind Ben's wait for the lock balance"),
            "{says}"
        );
        let says = refusal(channel(), |r| r.events.swap(0, 1));
        assert!(says.contains("and stands behind"), "{says}");
        let says = refusal(lock_queue(), |r| r.arrows.swap(0, 1));
        assert!(says.contains("and stands behind the spawn arrow"), "{says}");
    }

    #[test]
    fn no_two_moments_are_equal() {
        let says = refusal(lock_queue(), |r| r.spans[1].begin = r.spans[0].begin);
        assert!(says.contains("at the same moment as"), "{says}");
        let says = refusal(lock_queue(), |r| r.arrows[1].from.at = r.threads[1].begin);
        assert!(
            says.contains("the spawn arrow from main to Ben begins"),
            "{says}"
        );
        let says = refusal(barrier(), |r| {
            let begin = r.spans[0].begin;
            let last = r
                .arrows
                .iter_mut()
                .rfind(|a| a.kind == timeline_std::ArrowKind::Barrier);
            last.unwrap().from.at = begin;
        });
        assert!(says.contains("the barrier arrow"), "{says}");
    }

    #[test]
    fn nothing_is_later_than_the_end_of_the_run() {
        let says = refusal(lock_queue(), |r| r.end = r.threads[0].end.unwrap() - 1);
        assert!(says.starts_with("main ends at"), "{says}");
        assert!(says.contains("after the run has ended"), "{says}");
    }
}
