//! Ownership: an object is held by those who may, and waited for while it is
//! held.

use anyhow::{Context, Result, ensure};
use timeline_std::{Arrow, ArrowKind, Ended, Kind, Moment, Span};

use super::super::view::{View, overlap, until};

pub(super) fn nobody_holds_what_another_holds(view: View<'_>) -> Result<()> {
    for (index, span) in view.spans.iter().enumerate() {
        if !span.kind.is_hold() || view.has_permits(span.object) {
            continue;
        }
        let clashes = |other: &&Span| {
            let both_read = span.kind == Kind::HoldShared && other.kind == Kind::HoldShared;
            let again = span.thread == other.thread && view.is_reentrant(span.object);
            overlap(span, other) && !both_read && !again
        };
        let mut later = view.spans[index + 1..].iter();
        let clash = later.find(|o| o.kind.is_hold() && o.object == span.object && clashes(o));
        if let Some(clash) = clash {
            let (first, second) = (view.span(span), view.span(clash));
            anyhow::bail!("{second} begins before {first} has ended");
        }
    }
    Ok(())
}

pub(super) fn a_wait_for_a_lock_ends_with_a_hold(view: View<'_>) -> Result<()> {
    for (wait, end) in ended_waits_for_locks(view) {
        let hold = hold_after(view, wait, end);
        let what = || format!("{} has ended, and no hold follows", view.span(wait));
        let hold = hold.with_context(what)?;
        let between = |at: &u64| end < *at && *at < hold.begin;
        let pause = view.moments(wait.thread).find(between);
        ensure!(
            pause.is_none(),
            "{} ends at {end}, and {} begins only at {}: something else is between",
            view.span(wait),
            view.span(hold),
            hold.begin
        );
    }
    Ok(())
}

/// The waits for locks that have ended, and when.
fn ended_waits_for_locks<'a>(view: View<'a>) -> impl Iterator<Item = (&'a Span, u64)> {
    let waits = move |s: &&Span| s.kind == Kind::Lock && !view.has_permits(s.object);
    let spans = view.0.spans.iter().filter(waits);
    spans.filter_map(|s| s.end.map(|end| (s, end)))
}

/// The first hold that a thread takes of what it has waited for.
fn hold_after<'a>(view: View<'a>, wait: &Span, end: u64) -> Option<&'a Span> {
    let mut holds = view.holds(wait.object);
    holds.find(|h| h.thread == wait.thread && end < h.begin)
}

pub(super) fn a_wait_for_a_lock_has_a_holder(view: View<'_>) -> Result<()> {
    for (wait, end) in ended_waits_for_locks(view) {
        let Some(hold) = hold_after(view, wait, end) else {
            continue;
        };
        let another = |h: &&Span| h.thread != wait.thread && until(h) < end;
        let mut before = releasing(view, hold).into_iter().filter(another);
        let waited = before.any(|h| kept_waiting(view, h, wait));
        ensure!(
            waited,
            "no other thread has held {} during {} and let go before its end",
            view.object(wait.object),
            view.span(wait)
        );
    }
    Ok(())
}

/// Whether a hold is what a wait was for.
///
/// A hold is recorded as ended just before the lock is really free. Who comes
/// in between waits for it, too: the holder has done nothing else since.
fn kept_waiting(view: View<'_>, hold: &Span, wait: &Span) -> bool {
    let since = |at: &u64| until(hold) < *at && *at < wait.begin;
    overlap(hold, wait) || !view.moments(hold.thread).any(|at| since(&at))
}

pub(super) fn a_wait_without_end_has_a_holder_without_end(view: View<'_>) -> Result<()> {
    if view.ended != Ended::Hung {
        // Who had the lock may just have let go.
        return Ok(());
    }
    let waits = |s: &&Span| s.kind == Kind::Lock && s.end.is_none() && !view.has_permits(s.object);
    for wait in view.spans.iter().filter(waits) {
        let held = view.holds(wait.object).any(|h| h.end.is_none());
        let object = view.object(wait.object);
        ensure!(
            held,
            "{} never ends, and nobody holds {object}",
            view.span(wait)
        );
    }
    Ok(())
}

pub(super) fn a_hold_follows_a_release(view: View<'_>) -> Result<()> {
    for hold in view.spans.iter().filter(|s| s.kind.is_hold()) {
        if view.has_permits(hold.object) || has_it_already(view, hold) {
            continue;
        }
        let another = |h: &&Span| h.thread != hold.thread;
        for before in releasing(view, hold).into_iter().filter(another) {
            let (from, to) = (view.end_of(before), view.begin_of(hold));
            let joins = |a: &Arrow| a.kind == ArrowKind::Release && a.from == from && a.to == to;
            ensure!(
                view.arrows.iter().any(joins),
                "no release arrow leads from the end of {} to the begin of {}",
                view.span(before),
                view.span(hold)
            );
        }
    }
    Ok(())
}

fn has_it_already(view: View<'_>, hold: &Span) -> bool {
    let outer = |h: &Span| h.thread == hold.thread && h.begin < hold.begin && overlap(h, hold);
    view.holds(hold.object).any(outer)
}

/// The holds that had to end so that this one could begin: for a reader the
/// last writer's, for a writer those of all readers since, or else the last
/// writer's.
fn releasing<'a>(view: View<'a>, hold: &Span) -> Vec<&'a Span> {
    let writer = last_exclusive(view, hold);
    let since = writer.map_or(0, until);
    let read = |h: &&Span| h.kind == Kind::HoldShared && since < until(h) && until(h) < hold.begin;
    let readers: Vec<_> = view.holds(hold.object).filter(read).collect();
    if hold.kind == Kind::HoldShared || readers.is_empty() {
        return writer.into_iter().collect();
    }
    readers
}

fn last_exclusive<'a>(view: View<'a>, hold: &Span) -> Option<&'a Span> {
    let ended = |h: &&Span| h.kind == Kind::Hold && until(h) < hold.begin;
    view.holds(hold.object)
        .filter(ended)
        .max_by_key(|h| until(h))
}

/// Whether nobody has held an object for herself between two holds of it.
pub(super) fn follows_at_once(view: View<'_>, from: Moment, hold: &Span) -> bool {
    let writer = last_exclusive(view, hold);
    let mut before = releasing(view, hold).into_iter().chain(writer);
    before.any(|h| view.end_of(h) == from)
}

#[cfg(test)]
mod tests {
    use timeline_std::{ArrowKind, Kind, Recording};

    use super::super::super::testing::{
        Run, crossed_locks, lock_queue, read_write, reentrant, refusal, relock, semaphore,
    };
    use super::super::check;

    #[test]
    fn a_mutex_is_held_by_one_thread_at_a_time() {
        let says = refusal(lock_queue(), |r| {
            r.spans[0].end = r.threads[1].end.map(|e| e - 1)
        });
        assert_eq!(
            says,
            "Ben's hold of balance (line 4) begins before Ana's hold of balance (line 1) has ended"
        );
    }

    #[test]
    fn readers_share_and_a_writer_does_not() {
        check(&read_write()).unwrap();
        let says = refusal(read_write(), |r| {
            let read = r.spans.iter_mut().find(|s| s.kind == Kind::HoldShared);
            read.unwrap().kind = Kind::Hold;
        });
        assert!(says.contains("Cem's shared hold of prices"), "{says}");
    }

    #[test]
    fn a_reentrant_lock_is_held_twice_by_one_thread() {
        check(&reentrant()).unwrap();
        let says = refusal(reentrant(), |r| r.objects[0].kind = "Lock".into());
        assert!(says.contains("begins before main's hold of tree"), "{says}");
    }

    #[test]
    fn permits_are_held_by_several() {
        for kind in ["Semaphore", "BoundedSemaphore", "permit"] {
            let mut recording = semaphore();
            recording.objects[0].kind = kind.into();
            check(&recording).unwrap();
        }
        let says = refusal(semaphore(), |r| r.objects[0].kind = "Mutex".into());
        assert!(says.contains("has ended"), "{says}");
    }

    #[test]
    fn a_wait_for_a_lock_ends_with_its_hold() {
        let says = refusal(lock_queue(), |r| {
            r.spans.retain(|s| s.thread != 2 || s.kind != Kind::Hold);
            r.arrows.retain(|a| a.kind != ArrowKind::Release);
        });
        assert_eq!(
            says,
            "Ben's wait for the lock balance (line 2) has ended, and no hold follows"
        );
    }

    #[test]
    fn nothing_is_between_the_end_of_a_wait_and_the_hold() {
        let says = refusal(lock_queue(), |r| {
            let wait = r
                .spans
                .iter()
                .find(|s| s.kind == Kind::Lock)
                .unwrap()
                .clone();
            let print = timeline_std::Event {
                thread: wait.thread,
                kind: timeline_std::EventKind::Print,
                text: Some("early".into()),
                object: None,
                place: wait.place.clone(),
                at: wait.end.unwrap() + 1,
            };
            r.events.push(print);
        });
        assert!(says.ends_with("something else is between"), "{says}");
    }

    #[test]
    fn a_wait_is_for_what_another_holds() {
        let says = refusal(lock_queue(), |r| {
            r.spans.remove(0);
            r.arrows.retain(|a| a.kind != ArrowKind::Release);
        });
        assert_eq!(
            says,
            "no other thread has held balance during Ben's wait for the lock balance (line 2) \
             and let go before its end"
        );
    }

    #[test]
    fn nobody_waits_for_what_she_has_let_go() {
        let run = Run::new().object("Mutex", "balance");
        let recording = run
            .hold("main", "balance")
            .let_go("main", "balance")
            .waits("main", Kind::Lock, "balance")
            .hold("main", "balance")
            .let_go("main", "balance")
            .finish();
        let says = check(&recording).unwrap_err().to_string();
        assert!(
            says.starts_with("no other thread has held balance"),
            "{says}"
        );
    }

    #[test]
    fn who_comes_just_before_the_lock_is_free_waits_for_it() {
        check(&late_wait(|run| run)).unwrap();
        let says = check(&late_wait(|run| run.print("Ana", "done"))).unwrap_err();
        let says = says.to_string();
        assert!(
            says.starts_with("no other thread has held balance during"),
            "{says}"
        );
    }

    /// Ben's wait begins when Ana's hold has been recorded as ended.
    fn late_wait(between: impl FnOnce(Run) -> Run) -> Recording {
        let run = Run::new()
            .object("Mutex", "balance")
            .spawn("main", "Ana")
            .spawn("main", "Ben")
            .hold("Ana", "balance")
            .let_go("Ana", "balance");
        between(run)
            .waits("Ben", Kind::Lock, "balance")
            .hold("Ben", "balance")
            .let_go("Ben", "balance")
            .finish()
    }

    #[test]
    fn who_waits_for_ever_waits_for_who_never_lets_go() {
        check(&relock()).unwrap();
        let says = refusal(crossed_locks(), |r| {
            let hold = r
                .spans
                .iter_mut()
                .find(|s| s.thread == 1 && s.kind == Kind::Hold);
            let hold = hold.unwrap();
            hold.end = Some(hold.begin + 1);
        });
        assert_eq!(
            says,
            "Ben's wait for the lock left (line 5) never ends, and nobody holds left"
        );
    }

    #[test]
    fn an_arrow_leads_from_a_release_to_the_next_hold() {
        let gone = |r: &mut Recording| r.arrows.retain(|a| a.kind != ArrowKind::Release);
        let says = refusal(lock_queue(), gone);
        assert_eq!(
            says,
            "no release arrow leads from the end of Ana's hold of balance (line 1) to the begin \
             of Ben's hold of balance (line 4)"
        );
        // One for each reader.
        let says = refusal(read_write(), |r| {
            let release = |a: &timeline_std::Arrow| a.kind == ArrowKind::Release;
            let last = r.arrows.iter().rposition(release).unwrap();
            r.arrows.remove(last);
        });
        assert!(
            says.contains("the end of Cem's shared hold of prices"),
            "{says}"
        );
    }
}
