//! The GIL: one thread at a time interprets Python.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use timeline_std::Kind;

use super::super::view::View;

pub(super) fn who_waits_for_the_interpreter_has_a_rival(view: View<'_>) -> Result<()> {
    let moments = (0..view.threads.len()).flat_map(|t| view.moments(t));
    let moments: BTreeSet<u64> = moments.collect();
    for span in view.spans.iter().filter(|s| s.kind == Kind::Gil) {
        // Who takes over has waited until then: one of the two is written down
        // first.
        let at: Vec<u64> = moments.range(span.begin..).take(2).copied().collect();
        let mut others = (0..view.threads.len()).filter(|t| *t != span.thread);
        let rival = others.any(|other| at.iter().any(|at| view.runs(other, *at)));
        ensure!(
            rival,
            "{} begins while no other thread runs",
            view.span(span)
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use timeline_std::Kind;

    use super::super::super::testing::{gil, refusal};
    use super::super::check;

    #[test]
    fn who_takes_over_may_be_written_down_second() {
        let mut recording = gil();
        let spans = &mut recording.spans;
        let ana = spans.iter().position(|s| s.thread == 1).unwrap();
        let ben = spans.iter().position(|s| s.kind == Kind::Gil).unwrap();
        let (takes_over, lacks_it) = (spans[ben].end, spans[ana].begin);
        spans[ben].end = Some(lacks_it);
        spans[ana].begin = takes_over.unwrap();
        check(&recording).unwrap();
    }

    #[test]
    fn somebody_has_the_interpreter() {
        let says = refusal(gil(), |r| {
            let ben = r
                .spans
                .iter_mut()
                .find(|s| s.thread == 2 && s.kind == Kind::Gil);
            let ben = ben.unwrap();
            ben.kind = Kind::Sleep;
            ben.end = ben.end.map(|e| e + 25);
        });
        assert_eq!(
            says,
            "Ana's wait for the interpreter (line 3) begins while no other thread runs"
        );
    }
}
