//! Lifetimes: every thread begins, and ends or hangs.

use anyhow::{Result, bail, ensure};
use timeline_std::{Arrow, ArrowKind, Ended, Kind, Span};

use super::super::view::{View, until};

pub(super) fn main_begins_first_and_another_starts_each_thread(view: View<'_>) -> Result<()> {
    let mut before = None;
    for index in 0..view.threads.len() {
        let name = view.thread(index);
        let spawns = |arrow: &&Arrow| arrow.kind == ArrowKind::Spawn && arrow.to.thread == index;
        let spawns: Vec<_> = view.arrows.iter().filter(spawns).collect();
        if index == 0 {
            ensure!(spawns.is_empty(), "{name} is main, and a thread starts it");
            continue;
        }
        let first = view.threads[0].begin < view.threads[index].begin;
        ensure!(first, "{name} begins before main does");
        let [spawn] = spawns[..] else {
            bail!("{} spawn arrows lead to {name}, and not one", spawns.len());
        };
        let in_order = before < Some(spawn.from.at);
        ensure!(
            in_order,
            "{name} was started before the thread in front of it"
        );
        before = Some(spawn.from.at);
    }
    Ok(())
}

pub(super) fn main_ends_or_the_run_hangs(view: View<'_>) -> Result<()> {
    // Other threads may be alive when main ends: they die with it.
    let done = view.ended == Ended::Hung || view.threads[0].end.is_some();
    ensure!(done, "the run has ended, and main has not");
    Ok(())
}

pub(super) fn only_who_has_not_ended_is_still_at_something(view: View<'_>) -> Result<()> {
    for span in view.spans.iter().filter(|s| s.end.is_none()) {
        let alive = view.threads[span.thread].end.is_none();
        let name = view.thread(span.thread);
        ensure!(alive, "{} has no end, and {name} has", view.span(span));
    }
    Ok(())
}

pub(super) fn in_a_hung_run_every_thread_waits(view: View<'_>) -> Result<()> {
    if view.ended != Ended::Hung {
        return Ok(());
    }
    let mut alive = (0..view.threads.len()).filter(|t| view.threads[*t].end.is_none());
    ensure!(
        alive.clone().next().is_some(),
        "the run hangs, and all threads have ended"
    );
    // A sleep ends by itself, and so does a wait for the interpreter.
    let for_ever = |s: &&Span| {
        s.end.is_none() && !s.kind.is_hold() && !matches!(s.kind, Kind::Sleep | Kind::Gil)
    };
    alive.try_for_each(|thread| {
        let count = view.of(thread).filter(for_ever).count();
        let name = view.thread(thread);
        ensure!(
            count == 1,
            "the run hangs, and {name}, which has not ended, is in {count} waits without end, \
             and not in one"
        );
        Ok(())
    })
}

pub(super) fn a_thread_is_in_one_wait_at_a_time(view: View<'_>) -> Result<()> {
    for thread in 0..view.threads.len() {
        let waits: Vec<&Span> = view.of(thread).filter(|s| !s.kind.is_hold()).collect();
        for two in waits.windows(2) {
            let (first, second) = (view.span(two[0]), view.span(two[1]));
            let done = until(two[0]) < two[1].begin;
            ensure!(done, "{second} begins before {first} has ended");
        }
    }
    Ok(())
}

pub(super) fn a_join_follows_the_end(view: View<'_>) -> Result<()> {
    for span in view.spans.iter().filter(|s| s.kind == Kind::Join) {
        let (Some(other), Some(end)) = (span.other, span.end) else {
            continue;
        };
        // In Python a join may give up before the thread has ended.
        if view.threads[other].end.is_none_or(|e| end < e) {
            continue;
        }
        let joins = |a: &Arrow| a.kind == ArrowKind::Join && a.to == view.end_of(span);
        let joined = view.arrows.iter().any(joins);
        ensure!(
            joined,
            "no arrow leads to {} from that end",
            view.span(span)
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use timeline_std::{ArrowKind, Ended, Kind};

    use super::super::super::testing::{crossed_locks, daemon, lock_queue, refusal, sleepers};
    use super::super::check;

    #[test]
    fn a_thread_is_started_once_and_main_by_nobody() {
        let says = refusal(lock_queue(), |r| r.arrows[0].to.thread = 0);
        assert_eq!(says, "main is main, and a thread starts it");
        let says = refusal(lock_queue(), |r| {
            r.arrows.remove(1);
        });
        assert_eq!(says, "0 spawn arrows lead to Ben, and not one");
        let says = refusal(lock_queue(), |r| {
            r.arrows[1].to.thread = 1;
        });
        assert_eq!(says, "2 spawn arrows lead to Ana, and not one");
        let says = refusal(lock_queue(), |r| {
            r.threads[0].begin = r.threads[1].begin + 1
        });
        assert_eq!(says, "Ana begins before main does");
    }

    #[test]
    fn threads_are_in_the_order_in_which_they_were_started() {
        let says = refusal(lock_queue(), |r| {
            r.arrows[0].to.thread = 2;
            r.arrows[1].to.thread = 1;
        });
        assert_eq!(says, "Ben was started before the thread in front of it");
    }

    #[test]
    fn main_ends_with_the_run() {
        let says = refusal(sleepers(), |r| r.threads[0].end = None);
        assert_eq!(says, "the run has ended, and main has not");
        check(&daemon()).unwrap();
    }

    #[test]
    fn nothing_goes_on_in_a_thread_that_has_ended() {
        let says = refusal(lock_queue(), |r| r.spans[0].end = None);
        assert_eq!(
            says,
            "Ana's hold of balance (line 1) has no end, and Ana has"
        );
    }

    #[test]
    fn in_a_hung_run_every_thread_that_is_left_waits_for_ever() {
        let wait = |r: &timeline_std::Recording| {
            let open = r
                .spans
                .iter()
                .rposition(|s| s.thread == 1 && s.end.is_none());
            open.unwrap()
        };
        let says = refusal(crossed_locks(), |r| {
            r.spans.remove(wait(r));
        });
        assert!(
            says.contains("Ana, which has not ended, is in 0 waits"),
            "{says}"
        );
        let says = refusal(crossed_locks(), |r| {
            let sleeps = wait(r);
            r.spans[sleeps].kind = Kind::Sleep;
        });
        assert!(
            says.contains("Ana, which has not ended, is in 0 waits"),
            "{says}"
        );
        let says = refusal(sleepers(), |r| r.ended = Ended::Hung);
        assert_eq!(says, "the run hangs, and all threads have ended");
    }

    #[test]
    fn a_thread_waits_for_one_thing_at_a_time() {
        let says = refusal(sleepers(), |r| {
            let mut second = r.spans[0].clone();
            (second.begin, second.end) = (second.begin + 1, second.end.map(|e| e + 1));
            r.spans.insert(1, second);
        });
        assert_eq!(
            says,
            "Ana's sleep (line 1) begins before Ana's sleep (line 1) has ended"
        );
    }

    #[test]
    fn a_join_has_an_arrow_from_the_end_of_the_thread() {
        let says = refusal(lock_queue(), |r| {
            r.arrows.retain(|a| a.kind != ArrowKind::Join)
        });
        assert!(
            says.starts_with("no arrow leads to main's wait for the end of Ana"),
            "{says}"
        );
    }
}
