//! The cause and the effect of an arrow of each kind: what stands at its ends.

use timeline_std::{Arrow, ArrowKind, Event, EventKind, Kind, Span};

use super::super::view::{View, until};
use super::ownership::follows_at_once;

const NOTIFICATIONS: &[EventKind] = &[EventKind::NotifyOne, EventKind::NotifyAll];

/// Whether an arrow begins and ends at what its kind says; else what is wrong
/// with it.
pub(super) fn check(view: View<'_>, arrow: &Arrow) -> Verdict {
    match arrow.kind {
        ArrowKind::Spawn => spawn(view, arrow),
        ArrowKind::Join => join(view, arrow),
        ArrowKind::Release => release(view, arrow),
        ArrowKind::Notify => notify(view, arrow),
        ArrowKind::Message => message(view, arrow),
        ArrowKind::Room => room(view, arrow),
        ArrowKind::Barrier => barrier(view, arrow),
        ArrowKind::Unpark => unpark(view, arrow),
    }
}

/// Whether an arrow is right, or what it does that it must not.
type Verdict = Result<(), &'static str>;

fn require(right: bool, fault: &'static str) -> Verdict {
    if right { Ok(()) } else { Err(fault) }
}

fn spawn(view: View<'_>, arrow: &Arrow) -> Verdict {
    require(
        calls(view, arrow),
        "begins where no thread can start another",
    )?;
    let begins = view.threads[arrow.to.thread].begin == arrow.to.at;
    require(begins, "does not lead to the begin of a thread")
}

fn join(view: View<'_>, arrow: &Arrow) -> Verdict {
    let end = view.threads[arrow.from.thread].end;
    let ends = end.is_some_and(|end| is_or_is_clipped(arrow, end));
    require(ends, "does not begin at the end of a thread")?;
    let span = ended(view, arrow, &[Kind::Join]);
    let span = span.ok_or("does not lead to the end of a join")?;
    let for_it = span.other.is_none_or(|other| other == arrow.from.thread);
    require(for_it, "leads to a join with another thread")
}

fn release(view: View<'_>, arrow: &Arrow) -> Verdict {
    let held = |s: &&Span| s.kind.is_hold() && s.object == arrow.object;
    let ends = |s: &Span| view.end_of(s) == arrow.from;
    let from = view.spans.iter().filter(held).any(ends);
    require(from, "does not begin at the end of a hold of it")?;
    let begins = |s: &&Span| view.begin_of(s) == arrow.to;
    let to = view.spans.iter().filter(held).find(begins);
    let to = to.ok_or("does not lead to the begin of a hold of it")?;
    let next = view.has_permits(arrow.object) || follows_at_once(view, arrow.from, to);
    require(next, "is not from the hold before")
}

fn notify(view: View<'_>, arrow: &Arrow) -> Verdict {
    let notifies = event(view, arrow, NOTIFICATIONS);
    require(notifies, "does not begin at a notification of it")?;
    let span = ended(view, arrow, &[Kind::Notify]);
    let span = span.ok_or("does not lead to the end of a wait for a notification of it")?;
    let waiting = span.begin < arrow.from.at;
    require(waiting, "begins at a notification from before the wait")
}

fn message(view: View<'_>, arrow: &Arrow) -> Verdict {
    let at_room = |s: &&Span| s.kind == Kind::Room && s.object == arrow.object;
    let rooms = view.of(arrow.from.thread).filter(at_room);
    let from_room = |s: &Span| s.begin < arrow.from.at && is_or_is_clipped(arrow, until(s));
    let sent = event(view, arrow, &[EventKind::Send]) || rooms.into_iter().any(from_room);
    require(sent, "does not begin at a send to it")?;
    let received = event_at(view, arrow.to.thread, arrow.object, &[EventKind::Receive])
        .any(|e| e.at == arrow.to.at);
    let received = received || ended(view, arrow, &[Kind::Message]).is_some();
    require(received, "does not lead to a receipt from it")
}

fn room(view: View<'_>, arrow: &Arrow) -> Verdict {
    let receive = &[EventKind::Receive];
    let mut receipts = event_at(view, arrow.from.thread, arrow.object, receive);
    let waited = |s: &&Span| s.kind == Kind::Message && s.object == arrow.object;
    let mut waits = view.of(arrow.from.thread).filter(waited);
    let received = receipts.any(|e| is_or_is_clipped(arrow, e.at))
        || waits.any(|s| is_or_is_clipped(arrow, until(s)));
    require(received, "does not begin at a receipt from it")?;
    let waited = ended(view, arrow, &[Kind::Room]).is_some();
    require(waited, "does not lead to the end of a wait for room in it")
}

fn barrier(view: View<'_>, arrow: &Arrow) -> Verdict {
    require(calls(view, arrow), "begins where its thread cannot arrive")?;
    let span = ended(view, arrow, &[Kind::Barrier]);
    let span = span.ok_or("does not lead to the end of a wait at it")?;
    let arrived = span.begin < arrow.from.at;
    require(
        arrived,
        "begins before that wait: it is not the last arrival",
    )
}

fn unpark(view: View<'_>, arrow: &Arrow) -> Verdict {
    let unparks = event(view, arrow, &[EventKind::Unpark]);
    require(unparks, "does not begin at an unpark")?;
    let parked = ended(view, arrow, &[Kind::Park]).is_some();
    require(parked, "does not lead to the end of a park")
}

/// Whether the thread that an arrow comes from can make a call at that moment.
///
/// It may be in a wait for the interpreter: that is not one of its own calls.
fn calls(view: View<'_>, arrow: &Arrow) -> bool {
    let (thread, at) = (arrow.from.thread, arrow.from.at);
    let life = &view.threads[thread];
    let alive = life.begin < at && life.end.is_none_or(|end| at < end);
    let waits = |s: &Span| !s.kind.is_hold() && s.kind != Kind::Gil;
    let covers = |s: &Span| s.begin <= at && at < until(s);
    alive && !view.of(thread).any(|s| waits(s) && covers(s))
}

/// Whether the effect may be on record before the cause: a thread writes down
/// what it has done, and another may be quicker.
pub(super) fn may_be_clipped(kind: ArrowKind) -> bool {
    matches!(kind, ArrowKind::Message | ArrowKind::Room | ArrowKind::Join)
}

/// Whether an arrow comes from the moment at which its cause is on record, or
/// from its own end because the cause is on record only later.
fn is_or_is_clipped(arrow: &Arrow, recorded: u64) -> bool {
    let clipped = may_be_clipped(arrow.kind) && arrow.from.at == arrow.to.at;
    arrow.from.at == recorded || (clipped && arrow.to.at < recorded)
}

/// Whether an arrow begins at one of these events, of its object if it has one.
pub(super) fn event(view: View<'_>, arrow: &Arrow, kinds: &[EventKind]) -> bool {
    let mut events = event_at(view, arrow.from.thread, arrow.object, kinds);
    events.any(|e| e.at == arrow.from.at)
}

fn event_at<'a>(
    view: View<'a>,
    thread: usize,
    object: Option<usize>,
    kinds: &[EventKind],
) -> impl Iterator<Item = &'a Event> {
    let fits = move |e: &&Event| {
        let of_it = object.is_none() || e.object == object;
        e.thread == thread && kinds.contains(&e.kind) && of_it
    };
    view.0.events.iter().filter(fits)
}

/// The span of one of these kinds, of the arrow's object if it has one, that
/// an arrow leads to the end of.
fn ended<'a>(view: View<'a>, arrow: &Arrow, kinds: &[Kind]) -> Option<&'a Span> {
    let of_it = |s: &Span| arrow.object.is_none() || s.object == arrow.object;
    let mut spans = view.0.spans.iter();
    spans.find(|s| kinds.contains(&s.kind) && of_it(s) && view.end_of(s) == arrow.to)
}

#[cfg(test)]
mod tests {
    use timeline_std::{Arrow, ArrowKind, EventKind, Kind, Moment, Recording};

    use super::super::super::testing::{
        Run, barrier, channel, clipped, condvar, lock_queue, park, refusal, three_in_line,
    };
    use super::super::check;

    /// What is said when the first arrow of a kind is changed.
    fn changed(recording: Recording, kind: ArrowKind, change: impl FnOnce(&mut Arrow)) -> String {
        refusal(recording, |r| {
            change(r.arrows.iter_mut().find(|a| a.kind == kind).unwrap());
        })
    }

    fn assert_says(says: &str, end: &str) {
        assert!(says.ends_with(end), "{says}");
    }

    #[test]
    fn a_thread_starts_another_from_its_life_to_the_others_begin() {
        let says = changed(lock_queue(), ArrowKind::Spawn, |a| a.to.at += 1);
        assert_says(&says, "does not lead to the begin of a thread");
        // Ben cannot start Cem while he waits.
        let says = refusal(three_in_line(), |r| {
            let spawn = r.arrows.iter_mut().rfind(|a| a.kind == ArrowKind::Spawn);
            spawn.unwrap().from.thread = 2;
        });
        assert_says(&says, "begins where no thread can start another");
    }

    #[test]
    fn a_join_waits_for_the_end_of_its_thread() {
        let says = changed(lock_queue(), ArrowKind::Join, |a| a.from.at -= 1);
        assert_says(&says, "does not begin at the end of a thread");
        let says = changed(lock_queue(), ArrowKind::Join, |a| a.to.at += 1);
        assert_says(&says, "does not lead to the end of a join");
        let says = refusal(lock_queue(), |r| {
            let join = r.spans.iter_mut().find(|s| s.kind == Kind::Join);
            join.unwrap().other = Some(2);
        });
        assert_says(&says, "leads to a join with another thread");
    }

    #[test]
    fn a_release_leads_to_the_next_hold() {
        let says = changed(lock_queue(), ArrowKind::Release, |a| a.from.at -= 1);
        assert_says(&says, "does not begin at the end of a hold of it");
        let says = changed(lock_queue(), ArrowKind::Release, |a| a.to.at += 1);
        assert_says(&says, "does not lead to the begin of a hold of it");
        let says = refusal(three_in_line(), |r| {
            let release = |a: &&mut Arrow| a.kind == ArrowKind::Release;
            let ana = r.arrows.iter_mut().find(release).unwrap().from;
            r.arrows.iter_mut().rfind(release).unwrap().from = ana;
        });
        assert_says(&says, "is not from the hold before");
    }

    #[test]
    fn a_reader_does_not_wait_for_a_reader() {
        let run = Run::new().object("RwLock", "prices").spawn("main", "Ana");
        let recording = run
            .read("Ana", "prices")
            .let_go("Ana", "prices")
            .read("main", "prices")
            .let_go("main", "prices")
            .finish();
        let says = refusal(recording, |r| {
            let (first, second) = (&r.spans[0], &r.spans[1]);
            r.arrows.push(Arrow {
                kind: ArrowKind::Release,
                from: Moment {
                    thread: 1,
                    at: first.end.unwrap(),
                },
                to: Moment {
                    thread: 0,
                    at: second.begin,
                },
                object: Some(0),
            });
        });
        assert_says(&says, "is not from the hold before");
    }

    #[test]
    fn a_notification_ends_a_wait_that_had_begun() {
        let says = changed(condvar(), ArrowKind::Notify, |a| a.from.at += 1);
        assert_says(&says, "does not begin at a notification of it");
        let says = changed(condvar(), ArrowKind::Notify, |a| a.to.at -= 1);
        assert_says(
            &says,
            "does not lead to the end of a wait for a notification of it",
        );
        let says = refusal(condvar(), |r| {
            let early = r
                .events
                .iter()
                .find(|e| e.kind == EventKind::NotifyAll)
                .unwrap();
            let at = early.at;
            let arrow = r.arrows.iter_mut().find(|a| a.kind == ArrowKind::Notify);
            arrow.unwrap().from.at = at;
        });
        assert_says(&says, "begins at a notification from before the wait");
    }

    #[test]
    fn a_message_goes_from_a_send_to_a_receipt_of_its_channel() {
        let says = changed(channel(), ArrowKind::Message, |a| a.from.at += 1);
        assert_says(&says, "does not begin at a send to it");
        let says = changed(channel(), ArrowKind::Message, |a| a.to.at += 1);
        assert_says(&says, "does not lead to a receipt from it");
        let says = refusal(channel(), |r| {
            let other = r.objects[0].clone();
            r.objects.push(other);
            let arrow = r.arrows.iter_mut().find(|a| a.kind == ArrowKind::Message);
            arrow.unwrap().object = Some(1);
        });
        assert_says(&says, "does not begin at a send to it");
    }

    #[test]
    fn room_is_made_by_a_receipt_and_ends_a_wait_for_it() {
        let says = changed(channel(), ArrowKind::Room, |a| a.from.at -= 1);
        assert_says(&says, "does not begin at a receipt from it");
        let says = changed(channel(), ArrowKind::Room, |a| a.to.at += 1);
        assert_says(&says, "does not lead to the end of a wait for room in it");
    }

    #[test]
    fn an_effect_may_be_on_record_before_its_cause() {
        check(&clipped()).unwrap();
        // And then the cause is on record later.
        let says = refusal(clipped(), |r| {
            let sender = r.spans.iter_mut().find(|s| s.kind == Kind::Room);
            let sender = sender.unwrap();
            sender.end = Some(sender.begin + 1);
        });
        assert_says(&says, "does not begin at a send to it");
    }

    #[test]
    fn the_last_to_arrive_opens_the_barrier() {
        let says = changed(barrier(), ArrowKind::Barrier, |a| a.to.at += 1);
        assert_says(&says, "does not lead to the end of a wait at it");
        let says = refusal(barrier(), |r| {
            let begin = r
                .spans
                .iter()
                .rfind(|s| s.kind == Kind::Barrier)
                .unwrap()
                .begin;
            for arrow in r.arrows.iter_mut().filter(|a| a.kind == ArrowKind::Barrier) {
                arrow.from.at = begin - 1;
            }
        });
        assert_says(&says, "begins before that wait: it is not the last arrival");
        let says = refusal(barrier(), |r| {
            for arrow in r.arrows.iter_mut().filter(|a| a.kind == ArrowKind::Barrier) {
                arrow.from.thread = 0;
            }
        });
        assert_says(&says, "begins where its thread cannot arrive");
    }

    #[test]
    fn an_unpark_ends_a_park() {
        let says = changed(park(), ArrowKind::Unpark, |a| a.from.at += 1);
        assert_says(&says, "does not begin at an unpark");
        let says = changed(park(), ArrowKind::Unpark, |a| a.to.at += 1);
        assert_says(&says, "does not lead to the end of a park");
    }
}
