//! Barriers: all leave one together.

use anyhow::{Result, bail, ensure};
use timeline_std::{Arrow, ArrowKind, Kind, Moment, Span};

use super::super::view::View;

pub(super) fn all_leave_a_barrier_together(view: View<'_>) -> Result<()> {
    for span in view.spans.iter().filter(|s| s.kind == Kind::Barrier) {
        let (Some(end), Some(opened)) = (span.end, opening(view, span)) else {
            // Python's waits at a barrier may be given up.
            continue;
        };
        let what = view.span(span);
        let early = end < opened.at;
        ensure!(
            !early,
            "{what} ends at {end}, and the last arrives at {}",
            opened.at
        );
        let to = view.end_of(span);
        let led = |a: &Arrow| a.kind == ArrowKind::Barrier && a.to == to && a.from == opened;
        if !view.arrows.iter().any(led) {
            let last = view.thread(opened.thread);
            bail!("{what} has no arrow from the arrival of {last} that ends the others' waits");
        }
    }
    Ok(())
}

/// The first arrival after the begin of a wait that lets all through.
fn opening(view: View<'_>, span: &Span) -> Option<Moment> {
    let opens = |a: &&Arrow| {
        a.kind == ArrowKind::Barrier && a.object == span.object && span.begin < a.from.at
    };
    let arrivals = view.0.arrows.iter().filter(opens).map(|a| a.from);
    arrivals.min_by_key(|from| from.at)
}

#[cfg(test)]
mod tests {
    use timeline_std::ArrowKind;

    use super::super::super::testing::{barrier, refusal};

    #[test]
    fn nobody_leaves_a_barrier_before_the_last_arrives() {
        let says = refusal(barrier(), |r| {
            let span = &mut r.spans[0];
            let old = span.end.replace(span.begin + 1).unwrap();
            r.arrows.retain(|a| a.to.at != old);
        });
        assert!(
            says.starts_with("Ana's wait at the barrier start (line 1) ends at"),
            "{says}"
        );
        assert!(says.contains("and the last arrives at"), "{says}");
    }

    #[test]
    fn all_leave_by_the_same_arrival() {
        let says = refusal(barrier(), |r| {
            let last = r.arrows.iter().rposition(|a| a.kind == ArrowKind::Barrier);
            r.arrows.remove(last.unwrap());
        });
        assert_eq!(
            says,
            "Ana's wait at the barrier start (line 1) has no arrow from the arrival of Cem that \
             ends the others' waits"
        );
        let says = refusal(barrier(), |r| {
            let last = r.arrows.iter_mut().rfind(|a| a.kind == ArrowKind::Barrier);
            last.unwrap().from.at += 1;
        });
        assert!(
            says.contains("has no arrow from the arrival of Cem"),
            "{says}"
        );
    }
}
