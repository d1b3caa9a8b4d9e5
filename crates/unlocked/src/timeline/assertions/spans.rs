//! Assertions about the spans of a recording, and about its end.

use std::collections::BTreeSet;

use timeline_std::{Ended, Span};

use crate::manifest::assertion::{AtMost, EndedSo, Overlap, Waits, word};
use crate::wording::counted;

use super::super::view::{View, overlap, until};

impl Overlap {
    pub(super) fn holds(&self, view: View<'_>) -> Result<(), String> {
        let kind = |s: &&Span| s.kind == self.overlap && is_of(view, s, self.object.as_deref());
        let spans: Vec<&Span> = view.0.spans.iter().filter(kind).collect();
        let meets = |a: &Span| spans.iter().any(|b| a.thread != b.thread && overlap(a, b));
        if spans.iter().any(|a| meets(a)) {
            return Ok(());
        }
        Err(format!(
            "no two threads are in a span {:?}{} at the same time; recorded: {}",
            word(self.overlap),
            of(self.object.as_deref()),
            list(view, &spans)
        ))
    }
}

impl AtMost {
    pub(super) fn holds(&self, view: View<'_>) -> Result<(), String> {
        let held = |s: &&Span| s.kind.is_hold() && is_of(view, s, Some(&self.hold));
        let spans: Vec<&Span> = view.0.spans.iter().filter(held).collect();
        // As many as ever hold it do so when one of the holds begins.
        let holders = |at: u64| {
            let covers = |s: &&&Span| s.begin <= at && at < until(s);
            let threads = spans.iter().filter(covers).map(|s| s.thread);
            threads.collect::<BTreeSet<_>>().len()
        };
        let most = spans.iter().map(|s| holders(s.begin)).max();
        let name = &self.hold;
        let Some(most) = most else {
            return Err(format!(
                "nobody holds {name:?}; recorded: {}",
                objects(view)
            ));
        };
        let wanted = match self.reached {
            true => most == self.at_most,
            false => most <= self.at_most,
        };
        if wanted {
            return Ok(());
        }
        let than = if self.reached { "" } else { " or fewer" };
        let recorded = list(view, &spans);
        Err(format!(
            "{name} is held by {} at the same time, and not by {}{than}; recorded: {recorded}",
            counted(most, "thread"),
            self.at_most
        ))
    }
}

impl Waits {
    pub(super) fn holds(&self, view: View<'_>) -> Result<(), String> {
        let kind = |s: &&Span| s.kind == self.waits;
        let spans: Vec<&Span> = view.0.spans.iter().filter(kind).collect();
        if spans.iter().any(|s| self.is(view, s)) {
            return Ok(());
        }
        let whose = self.thread.as_deref().unwrap_or("no thread");
        let never = if self.thread.is_some() { " never" } else { "" };
        let for_ever = if self.for_ever { " for ever" } else { "" };
        Err(format!(
            "{whose} is{never} in a wait {:?}{}{for_ever}; recorded: {}",
            word(self.waits),
            of(self.object.as_deref()),
            list(view, &spans)
        ))
    }

    fn is(&self, view: View<'_>, span: &Span) -> bool {
        let by = |name: &String| view.thread(span.thread) == *name;
        // A run that ends otherwise cuts off waits that would have ended.
        let for_ever = span.end.is_none() && view.ended == Ended::Hung;
        is_of(view, span, self.object.as_deref())
            && self.thread.as_ref().is_none_or(by)
            && (for_ever || !self.for_ever)
    }
}

impl EndedSo {
    pub(super) fn holds(&self, view: View<'_>) -> Result<(), String> {
        if view.ended == self.ended {
            return Ok(());
        }
        let (wanted, ended) = (word(self.ended), word(view.ended));
        Err(format!("the run has not {wanted}, it has {ended}"))
    }
}

/// Whether a span is of the object that is called so, or no name is given.
fn is_of(view: View<'_>, span: &Span, name: Option<&str>) -> bool {
    let named = |name| span.object.is_some() && view.object(span.object) == name;
    name.is_none_or(named)
}

fn of(object: Option<&str>) -> String {
    object.map_or(String::new(), |name| format!(" of {name}"))
}

fn objects(view: View<'_>) -> String {
    let names: Vec<_> = (0..view.objects.len())
        .map(|o| view.object(Some(o)))
        .collect();
    or_nothing(&names.join(", "))
}

fn list(view: View<'_>, spans: &[&Span]) -> String {
    let one = |span: &&Span| match span.end {
        Some(end) => format!("{} from {} to {end}", view.span(span), span.begin),
        None => format!("{} from {} without end", view.span(span), span.begin),
    };
    let spans: Vec<_> = spans.iter().map(one).collect();
    or_nothing(&spans.join(", "))
}

fn or_nothing(list: &str) -> String {
    let list = if list.is_empty() { "nothing" } else { list };
    list.to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::super::testing::{
        channel, crossed_locks, daemon, lock_queue, read_write, semaphore, sleepers, three_in_line,
    };
    use super::super::verdict;

    #[test]
    fn sleeps_overlap() {
        verdict(json!({ "overlap": "sleep" }), &sleepers()).unwrap();
        let says = verdict(json!({ "overlap": "sleep" }), &channel()).unwrap_err();
        assert_eq!(
            says,
            "no two threads are in a span \"sleep\" at the same time; recorded: Ana's sleep \
             (line 4) from 70 to 100"
        );
        let says = verdict(json!({ "overlap": "park" }), &sleepers()).unwrap_err();
        assert!(says.ends_with("recorded: nothing"), "{says}");
    }

    #[test]
    fn spans_of_an_object_overlap() {
        let readers = |object: &str| json!({ "overlap": "hold-shared", "object": object });
        verdict(readers("prices"), &read_write()).unwrap();
        let says = verdict(readers("price"), &read_write()).unwrap_err();
        assert!(says.starts_with("no two threads are in a span \"hold-shared\" of price"));
        let says = verdict(json!({ "overlap": "hold" }), &lock_queue()).unwrap_err();
        assert!(says.contains("Ana's hold of balance"), "{says}");
    }

    #[test]
    fn at_most_so_many_hold_an_object() {
        let most = |count: usize, reached: bool| {
            let entry = json!({ "at-most": count, "hold": "tables", "reached": reached });
            verdict(entry, &semaphore())
        };
        most(2, true).unwrap();
        most(3, false).unwrap();
        let says = most(3, true).unwrap_err();
        assert!(
            says.starts_with(
                "tables is held by 2 threads at the same time, and not by 3; recorded: Ana's"
            ),
            "{says}"
        );
        let says = most(1, false).unwrap_err();
        assert!(says.contains("and not by 1 or fewer"), "{says}");
        let says = verdict(json!({ "at-most": 2, "hold": "table" }), &semaphore()).unwrap_err();
        assert_eq!(says, "nobody holds \"table\"; recorded: tables");
    }

    #[test]
    fn somebody_waits() {
        verdict(json!({ "waits": "lock" }), &lock_queue()).unwrap();
        let cem = json!({ "waits": "lock", "thread": "Cem", "object": "balance" });
        verdict(cem, &three_in_line()).unwrap();
        let ana = json!({ "waits": "lock", "thread": "Ana", "object": "balance" });
        let says = verdict(ana, &lock_queue()).unwrap_err();
        assert_eq!(
            says,
            "Ana is never in a wait \"lock\" of balance; recorded: Ben's wait for the lock \
             balance (line 2) from 60 to 90"
        );
        let says = verdict(json!({ "waits": "gil" }), &lock_queue()).unwrap_err();
        assert_eq!(says, "no thread is in a wait \"gil\"; recorded: nothing");
    }

    #[test]
    fn a_wait_is_for_ever_if_the_run_hangs() {
        let for_ever = |kind: &str| json!({ "waits": kind, "for-ever": true });
        verdict(for_ever("lock"), &crossed_locks()).unwrap();
        let says = verdict(for_ever("lock"), &lock_queue()).unwrap_err();
        assert!(
            says.starts_with("no thread is in a wait \"lock\" for ever"),
            "{says}"
        );
        // Its end would have come.
        let says = verdict(for_ever("sleep"), &daemon()).unwrap_err();
        assert!(says.ends_with("without end"), "{says}");
    }

    #[test]
    fn a_run_ends_so() {
        verdict(json!({ "ended": "hung" }), &crossed_locks()).unwrap();
        let says = verdict(json!({ "ended": "hung" }), &lock_queue()).unwrap_err();
        assert_eq!(says, "the run has not hung, it has finished");
    }
}
