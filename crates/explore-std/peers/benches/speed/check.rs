//! What explore-std promises about its outcomes and its speed.

use std::collections::BTreeSet;

use crate::Row;
use crate::page::{count, time};
use crate::report::Report;

/// Where loom needs more executions than this, explore-std has to need ...
const MANY: usize = 1_000;
/// ... at most this part of them.
const PART: usize = 10;

/// Every promise that is not kept.
pub fn failures(rows: &[Row]) -> Vec<String> {
    rows.iter().flat_map(of_program).collect()
}

fn of_program(row: &Row) -> Vec<String> {
    let Row { ours, loom, .. } = row;
    let mut failures = Vec::new();
    if ours.stopped.is_some() {
        failures.push("explore-std did not see all".to_owned());
    }
    failures.extend(outcomes("loom", loom, ours));
    failures.extend(outcomes("shuttle", &row.shuttle, ours));
    if loom.stopped.is_none() {
        if ours.executions > loom.executions {
            failures.push(format!(
                "explore-std needs {} executions, loom {}",
                count(ours.executions),
                count(loom.executions)
            ));
        }
        if loom.executions > MANY && ours.executions * PART > loom.executions {
            failures.push(format!(
                "explore-std needs {} executions, more than a tenth of loom's {}",
                count(ours.executions),
                count(loom.executions)
            ));
        }
        if ours.time >= loom.time {
            failures.push(format!(
                "explore-std takes {}, loom {}",
                time(ours.time),
                time(loom.time)
            ));
        }
    }
    let named = failures.into_iter();
    named
        .map(|text| format!("{}: {text}", row.program))
        .collect()
}

/// A peer finds nothing that explore-std does not; if it has seen all, it finds
/// the same.
fn outcomes(name: &str, peer: &Report, ours: &Report) -> Vec<String> {
    let missed = |of: &BTreeSet<String>, other: &BTreeSet<String>| {
        let missed: Vec<&str> = other.difference(of).map(String::as_str).collect();
        (!missed.is_empty()).then(|| missed.join(", "))
    };
    let by_us = missed(&ours.outcomes, &peer.outcomes);
    let by_us = by_us.map(|missed| format!("{name} finds {missed}, explore-std does not"));
    let by_peer = match peer.stopped {
        None => missed(&peer.outcomes, &ours.outcomes),
        Some(_) => None,
    };
    let by_peer = by_peer.map(|missed| format!("explore-std finds {missed}, {name} does not"));
    by_us.into_iter().chain(by_peer).collect()
}
