//! The invariants of a recording, checked for every one.

use std::collections::BTreeSet;

use timeline_std::{Ended, Kind, Moment, Recording, Span};

/// Panics if something does not.
pub fn check(recording: &Recording) {
    let moments = moments(recording);
    all_is_in_order(recording);
    threads_include_their_spans(recording);
    arrows_join_moments(recording, &moments);
    waits_of_a_thread_are_apart(recording);
    holds_of_an_object_are_apart(recording);
    hung_threads_wait(recording);
}

fn end(recording: &Recording, span: &Span) -> u64 {
    span.end.unwrap_or(recording.end)
}

/// All moments of the threads, but for those that only arrows have.
fn moments(recording: &Recording) -> BTreeSet<Moment> {
    let mut moments = Vec::new();
    for (thread, life) in recording.threads.iter().enumerate() {
        moments.extend([Some(life.begin), life.end].map(|at| (thread, at)));
    }
    for span in &recording.spans {
        moments.extend([Some(span.begin), span.end].map(|at| (span.thread, at)));
    }
    moments.extend(recording.events.iter().map(|it| (it.thread, Some(it.at))));
    let moments: Vec<Moment> = (moments.into_iter())
        .filter_map(|(thread, at)| Some(Moment { thread, at: at? }))
        .collect();
    let different: BTreeSet<u64> = moments.iter().map(|moment| moment.at).collect();
    assert_eq!(different.len(), moments.len(), "two moments are equal");
    assert!(different.iter().all(|at| *at <= recording.end));
    moments.into_iter().collect()
}

fn all_is_in_order(recording: &Recording) {
    assert!(recording.spans.is_sorted_by_key(|span| span.begin));
    assert!(recording.events.is_sorted_by_key(|event| event.at));
    assert!(recording.arrows.is_sorted_by_key(|arrow| arrow.to.at));
}

fn threads_include_their_spans(recording: &Recording) {
    for span in &recording.spans {
        let life = &recording.threads[span.thread];
        assert!(span.begin > life.begin, "{span:?} is before {life:?}");
        assert!(end(recording, span) > span.begin, "{span:?} ends early");
        if let Some(life_end) = life.end {
            assert!(
                end(recording, span) < life_end,
                "{span:?} is after {life:?}"
            );
        }
    }
}

fn arrows_join_moments(recording: &Recording, moments: &BTreeSet<Moment>) {
    use timeline_std::ArrowKind::{Barrier, Spawn};
    for arrow in &recording.arrows {
        assert!(arrow.from.at < arrow.to.at, "{arrow:?} goes back");
        assert_ne!(arrow.from.thread, arrow.to.thread, "{arrow:?}");
        let has_own_moment = matches!(arrow.kind, Spawn | Barrier);
        assert!(has_own_moment || moments.contains(&arrow.from), "{arrow:?}");
        assert!(moments.contains(&arrow.to), "{arrow:?} ends nowhere");
    }
}

fn is_hold(span: &Span) -> bool {
    matches!(span.kind, Kind::Hold | Kind::HoldShared)
}

fn overlap(recording: &Recording, one: &Span, other: &Span) -> bool {
    one.begin < end(recording, other) && other.begin < end(recording, one)
}

fn pairs<'a>(spans: &[&'a Span]) -> Vec<(&'a Span, &'a Span)> {
    let pairs = (1..spans.len()).flat_map(|i| (0..i).map(move |j| (j, i)));
    pairs.map(|(j, i)| (spans[j], spans[i])).collect()
}

fn waits_of_a_thread_are_apart(recording: &Recording) {
    let waits: Vec<&Span> = recording.spans.iter().filter(|it| !is_hold(it)).collect();
    for (one, other) in pairs(&waits) {
        let apart = one.thread != other.thread || !overlap(recording, one, other);
        assert!(apart, "{one:?} overlaps {other:?}");
    }
}

fn holds_of_an_object_are_apart(recording: &Recording) {
    let is_permit = |it: &&Span| recording.objects[it.object.unwrap()].kind == "permit";
    let holds = recording.spans.iter().filter(|it| is_hold(it));
    let holds: Vec<&Span> = holds.filter(|it| !is_permit(it)).collect();
    for (one, other) in pairs(&holds) {
        let both_read = one.kind == Kind::HoldShared && other.kind == Kind::HoldShared;
        let apart = one.object != other.object || both_read || !overlap(recording, one, other);
        assert!(apart, "{one:?} overlaps {other:?}");
    }
}

fn hung_threads_wait(recording: &Recording) {
    for (thread, life) in recording.threads.iter().enumerate() {
        let open = (recording.spans.iter())
            .filter(|it| it.thread == thread && it.end.is_none() && !is_hold(it));
        match (life.end, recording.ended) {
            (Some(_), _) => assert_eq!(open.count(), 0, "{life:?} waits after its end"),
            (None, Ended::Hung) => assert_eq!(open.count(), 1, "{life:?} hangs without a wait"),
            _ => assert!(open.count() <= 1),
        }
    }
}

#[test]
#[should_panic = "overlaps"]
fn two_holds_at_a_time_are_seen() {
    let text = r#"{
        "threads": [{"name": "main", "begin": 0, "end": 9}],
        "objects": [{"kind": "Mutex", "name": null,
                     "place": {"file": "", "line": 1, "column": 1}}],
        "spans": [
            {"thread": 0, "kind": "hold", "object": 0, "begin": 1, "end": 3,
             "place": {"file": "", "line": 1, "column": 1}},
            {"thread": 0, "kind": "hold", "object": 0, "begin": 2, "end": 4,
             "place": {"file": "", "line": 1, "column": 1}}
        ],
        "events": [], "arrows": [], "ended": "finished", "end": 10
    }"#;
    check(&serde_json::from_str(text).unwrap());
}
