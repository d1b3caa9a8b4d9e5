//! What a program comes to, in a line for each outcome.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use explore_std::{Exploration, Explorer, Outcome, Schedule};

/// Far more than one of these programs takes.
pub const LIMIT: Duration = Duration::from_secs(60);

/// `end: output` of each outcome; checked with and without merging of states.
pub fn outcomes(program: fn()) -> Vec<String> {
    bounded::watched(LIMIT, || checked_outcomes(program))
}

fn checked_outcomes(program: fn()) -> Vec<String> {
    let start = Instant::now();
    let merged = Explorer::new().explore(program);
    let time = start.elapsed();
    assert_eq!(merged.truncated(), None);
    let again = Explorer::new().explore(program);
    assert_eq!(merged.outcomes(), again.outcomes());
    assert_eq!(
        (merged.states(), merged.executions()),
        (again.states(), again.executions())
    );
    if merged.schedules() < 500 {
        let unmerged = Explorer::new().merge(false).explore(program);
        assert_eq!(
            merged.outcomes(),
            unmerged.outcomes(),
            "merging changes the counts"
        );
        let schedules = unmerged.executions() as u128;
        assert!(
            schedules >= unmerged.schedules(),
            "one execution a schedule"
        );
    }
    for outcome in merged.outcomes().keys() {
        let schedule = merged
            .schedule(outcome)
            .expect("a schedule for each outcome");
        let replayed = Explorer::new().replay(&schedule, program);
        assert_eq!(&replayed.unwrap(), outcome);
        let kept: Schedule = schedule.token().parse().expect("a token is a schedule");
        assert_eq!(kept.switches(), schedule.switches());
        let replayed = Explorer::new().replay(&kept, program);
        assert_eq!(line(&replayed.unwrap()), line(outcome));
    }
    println!(
        "{} executions, {} states, {} schedules, {time:.0?}",
        merged.executions(),
        merged.states(),
        merged.schedules()
    );
    lines(&merged)
}

/// The same, of waits that may end for no reason.
#[allow(dead_code, reason = "not every test file needs it")]
pub fn spurious(program: fn()) -> Vec<String> {
    let explore = || Explorer::new().spurious(true).explore(program);
    let found = bounded::watched(LIMIT, explore);
    assert_eq!(found.truncated(), None);
    lines(&found)
}

fn lines(found: &Exploration) -> Vec<String> {
    let lines: BTreeSet<String> = found.outcomes().keys().map(line).collect();
    lines.into_iter().collect()
}

fn line(outcome: &Outcome) -> String {
    let end = outcome.end.to_string();
    // Lines of the source would make the tests hard to change.
    let kind = end.split(';').next().unwrap_or_default();
    let output = outcome.output.trim_end().replace('\n', " ");
    format!("{kind}: {output}")
        .trim_end_matches([':', ' '])
        .to_owned()
}
