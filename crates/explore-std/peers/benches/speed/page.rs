//! The tables, as they stand in the book.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::Duration;

use crate::report::{Report, Stop};
use crate::{LIMIT, LONG, REPETITIONS, Row, STEPS};

const BEGIN: &str = "<!-- cargo bench -- --write: begin -->\n";
const END: &str = "<!-- cargo bench -- --write: end -->\n";

const PAGE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../../src/appendix/speed.md"
);

/// Puts the tables between the two markers of the page.
pub fn write(text: &str) {
    let page = Path::new(PAGE);
    let old = fs::read_to_string(page).expect("the page is there");
    let parts = old.split_once(BEGIN);
    let parts = parts.and_then(|(before, rest)| Some((before, rest.split_once(END)?.1)));
    let (before, after) = parts.expect("the page has both markers");
    let new = format!("{before}{BEGIN}\n{text}\n{END}{after}");
    fs::write(page, new).expect("the page can be written");
}

/// Where and how it was measured, the tables, and what does not hold.
pub fn text(rows: &[Row], failures: &[String]) -> String {
    let mut text = format!(
        "Measured with {}, loom {} and shuttle {} on a machine with {} ({}), {}. \
        Each exploration has a fresh process, and the clock does not run while that starts. \
        A time is the median of {REPETITIONS} processes, or that of one if it is above {} s.\n",
        rustc(),
        version("loom"),
        version("shuttle"),
        cores(),
        cpu(),
        load(),
        LONG.as_secs(),
    );
    text += &notes(rows);
    text += "\n### Executions\n\n";
    text += &table(&EXPLORERS, rows, |row| {
        [&row.ours, &row.loom, &row.shuttle].map(executions).into()
    });
    text += "\n### Time\n\n";
    text += &table(&EXPLORERS, rows, |row| {
        [&row.ours, &row.loom, &row.shuttle].map(took).into()
    });
    text += "\n### Outcomes found\n\n";
    text += &table(&EXPLORERS, rows, |row| {
        [&row.ours, &row.loom, &row.shuttle].map(outcomes).into()
    });
    text += "\n### States that explore-std tells apart\n\n";
    text += &table(&["states"], rows, |row| vec![count(row.ours.states)]);
    if !failures.is_empty() {
        text += "\n### What does not hold\n\n";
    }
    for failure in failures {
        writeln!(text, "- {failure}.").unwrap();
    }
    text
}

const EXPLORERS: [&str; 3] = ["explore-std", "loom", "shuttle"];

/// A row for each program; numbers stand on the right.
fn table(columns: &[&str], rows: &[Row], cells: impl Fn(&Row) -> Vec<String>) -> String {
    let mut table = format!("| program | {} |\n", columns.join(" | "));
    table += &format!("|---|{}\n", "--:|".repeat(columns.len()));
    for row in rows {
        // A number stays on one line with its mark and its unit.
        let cells = cells(row)
            .into_iter()
            .map(|cell| cell.replace(' ', "\u{a0}"));
        let cells: Vec<String> = cells.collect();
        writeln!(table, "| {} | {} |", row.program, cells.join(" | ")).unwrap();
    }
    table
}

fn executions(report: &Report) -> String {
    match report.stopped {
        Some(Stop::Limit) => format!("> {}", count(report.executions)),
        stopped => count(report.executions) + mark(stopped),
    }
}

fn took(report: &Report) -> String {
    match report.stopped {
        Some(Stop::Limit) => format!("> {}", time(report.time)),
        stopped => time(report.time) + mark(stopped),
    }
}

fn outcomes(report: &Report) -> String {
    let number = count(report.outcomes.len());
    match report.stopped {
        Some(Stop::Limit) => format!("≥ {number}"),
        stopped => number + mark(stopped),
    }
}

fn mark(stopped: Option<Stop>) -> &'static str {
    match stopped {
        Some(Stop::Deadlock) => " †",
        Some(Stop::Steps) => " ‡",
        Some(Stop::Limit) | None => "",
    }
}

/// What the marks mean, of those that stand in the tables.
fn notes(rows: &[Row]) -> String {
    let reports = || {
        rows.iter()
            .flat_map(|row| [&row.ours, &row.loom, &row.shuttle])
    };
    let notes = [
        (
            Stop::Deadlock,
            "† stopped at the first deadlock, and has not seen the rest.".to_owned(),
        ),
        (
            Stop::Steps,
            format!(
                "‡ stopped at a schedule of more than {} steps: the search lets a thread that \
                asks in a loop ask for ever. In shuttle, `park` may end for no reason, so that a \
                loop around it asks, too.",
                count(STEPS)
            ),
        ),
        (
            Stop::Limit,
            format!("\\> stopped after {} executions.", count(LIMIT)),
        ),
    ];
    let stands = |stop| reports().any(|report| report.stopped == Some(stop));
    let notes = notes.into_iter().filter(|(stop, _)| stands(*stop));
    let notes: String = notes.map(|(_, note)| format!("- {note}\n")).collect();
    format!("\n{notes}")
}

/// With a comma in front of each three digits.
pub fn count(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> = (digits.as_bytes().rchunks(3).rev())
        .map(|group| str::from_utf8(group).expect("digits"))
        .collect();
    groups.join(",")
}

/// Two digits, or whole seconds.
pub fn time(time: Duration) -> String {
    let milliseconds = time.as_secs_f64() * 1e3;
    match milliseconds {
        ..0.995 => format!("{milliseconds:.2} ms"),
        ..9.95 => format!("{milliseconds:.1} ms"),
        ..999.5 => format!("{milliseconds:.0} ms"),
        ..9_950.0 => format!("{:.1} s", milliseconds / 1e3),
        _ => format!("{:.0} s", milliseconds / 1e3),
    }
}

fn rustc() -> String {
    let output = Command::new("rustc").arg("--version").output();
    let output = output.expect("rustc is there").stdout;
    let words = String::from_utf8_lossy(&output);
    // "rustc 1.95.0 (59807616e 2026-04-14)"
    words
        .split_whitespace()
        .take(2)
        .collect::<Vec<_>>()
        .join(" ")
}

/// How much the machine had to do meanwhile.
fn load() -> String {
    // "6.18 6.29 6.43 3/512 4711": over one minute, five and fifteen.
    let loads = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = loads.split(' ').nth(1).unwrap_or("unknown");
    format!("at a load of {load}, where the benchmark alone makes 1")
}

/// The version of a peer that the manifest names.
fn version(name: &str) -> &'static str {
    let manifest = include_str!("../../Cargo.toml");
    let start = format!("{name} = \"=");
    let rest = manifest.split_once(&start).expect("a pinned version").1;
    rest.split_once('"').expect("a string").0
}

fn cores() -> String {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    format!("{cores} cores")
}

fn cpu() -> String {
    let info = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let models = info.lines().filter(|line| line.starts_with("model name"));
    let mut names = models.filter_map(|line| Some(line.split_once(':')?.1.trim()));
    names.next().unwrap_or("an unknown processor").to_owned()
}
