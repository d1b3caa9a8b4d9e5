//! Causality: each arrow goes from its cause to its effect.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use timeline_std::{Arrow, ArrowKind, EventKind};

use super::super::view::View;
use super::arrow_ends;

pub(super) fn arrows_go_forward_to_another_thread(view: View<'_>) -> Result<()> {
    for arrow in &view.arrows {
        let (from, to) = (arrow.from, arrow.to);
        let what = view.arrow(arrow);
        ensure!(from.thread != to.thread, "{what} does not leave the thread");
        let forward =
            from.at < to.at || (from.at == to.at && arrow_ends::may_be_clipped(arrow.kind));
        ensure!(forward, "{what} goes from {} back to {}", from.at, to.at);
    }
    Ok(())
}

pub(super) fn no_cause_has_two_effects_and_no_effect_two_causes(view: View<'_>) -> Result<()> {
    let (mut causes, mut effects) = (BTreeSet::new(), BTreeSet::new());
    let mut all = BTreeSet::new();
    for arrow in &view.arrows {
        let (kind, from, to) = (arrow.kind, arrow.from, arrow.to);
        let what = view.arrow(arrow);
        ensure!(all.insert((kind, from, to)), "{what} is there twice");
        let first = !has_one_effect(view, arrow) || causes.insert((kind, from));
        ensure!(first, "another arrow, too, comes from the cause of {what}");
        let first = !has_one_cause(kind) || effects.insert((kind, to));
        ensure!(first, "another arrow, too, leads to the effect of {what}");
    }
    Ok(())
}

fn has_one_effect(view: View<'_>, arrow: &Arrow) -> bool {
    match arrow.kind {
        ArrowKind::Spawn | ArrowKind::Message | ArrowKind::Room | ArrowKind::Unpark => true,
        ArrowKind::Notify => arrow_ends::event(view, arrow, &[EventKind::NotifyOne]),
        ArrowKind::Join | ArrowKind::Release | ArrowKind::Barrier => false,
    }
}

fn has_one_cause(kind: ArrowKind) -> bool {
    // A scope waits for several threads, a writer for several readers.
    !matches!(kind, ArrowKind::Join | ArrowKind::Release)
}

pub(super) fn an_arrow_joins_what_its_kind_says(view: View<'_>) -> Result<()> {
    view.arrows.iter().try_for_each(|arrow| {
        let what = || (view.arrow(arrow), view.object(arrow.object));
        arrow_ends::check(view, arrow).map_err(|reason| {
            let (what, object) = what();
            let of = arrow
                .object
                .map_or(String::new(), |_| format!(" of {object}"));
            let (from, to) = (arrow.from.at, arrow.to.at);
            anyhow::anyhow!("{what}{of}, {from} to {to}, {reason}")
        })
    })
}

#[cfg(test)]
mod tests {
    use timeline_std::{Arrow, ArrowKind, Recording};

    use super::super::super::testing::{channel, condvar, lock_queue, park, refusal};

    fn first(recording: &mut Recording, kind: ArrowKind) -> &mut Arrow {
        let found = recording.arrows.iter_mut().find(|a| a.kind == kind);
        found.expect("the recording has such an arrow")
    }

    #[test]
    fn an_arrow_leads_to_another_thread() {
        let says = refusal(lock_queue(), |r| {
            first(r, ArrowKind::Release).from.thread = 2
        });
        assert_eq!(
            says,
            "the release arrow from Ben to Ben does not leave the thread"
        );
    }

    #[test]
    fn an_arrow_goes_forward() {
        let says = refusal(lock_queue(), |r| {
            let release = first(r, ArrowKind::Release);
            release.from.at = release.to.at;
        });
        assert!(
            says.starts_with("the release arrow from Ana to Ben goes from"),
            "{says}"
        );
        let says = refusal(channel(), |r| {
            let message = first(r, ArrowKind::Message);
            message.from.at = message.to.at + 1;
        });
        assert!(says.contains("back to"), "{says}");
    }

    #[test]
    fn an_arrow_is_there_once() {
        for kind in [ArrowKind::Join, ArrowKind::Release] {
            let says = refusal(lock_queue(), |r| {
                let index = r.arrows.iter().position(|a| a.kind == kind).unwrap();
                let again = r.arrows[index].clone();
                r.arrows.insert(index, again);
            });
            assert!(says.ends_with("is there twice"), "{says}");
        }
    }

    #[test]
    fn one_notification_wakes_one() {
        let says = refusal(condvar(), |r| {
            let notifies: Vec<_> = (0..r.arrows.len())
                .filter(|i| r.arrows[*i].kind == ArrowKind::Notify)
                .collect();
            r.arrows[notifies[1]].from = r.arrows[notifies[0]].from;
        });
        assert_eq!(
            says,
            "another arrow, too, comes from the cause of the notify arrow from main to Ben"
        );
    }

    #[test]
    fn one_message_is_received_once_and_one_unpark_ends_one_park() {
        let twice = |recording: Recording, kind| {
            refusal(recording, |r| {
                let index = r.arrows.iter().position(|a| a.kind == kind).unwrap();
                let mut again = r.arrows[index].clone();
                again.to.at += 1;
                r.arrows.insert(index + 1, again);
            })
        };
        for (recording, kind) in [(channel(), ArrowKind::Message), (park(), ArrowKind::Unpark)] {
            let says = twice(recording, kind);
            assert!(says.starts_with("another arrow, too, comes from"), "{says}");
        }
    }

    #[test]
    fn a_wait_has_one_cause() {
        let says = refusal(park(), |r| {
            let index = r
                .arrows
                .iter()
                .position(|a| a.kind == ArrowKind::Unpark)
                .unwrap();
            let mut again = r.arrows[index].clone();
            again.from.at += 1;
            r.arrows.insert(index, again);
        });
        assert!(says.starts_with("another arrow, too, leads to"), "{says}");
    }
}
