//! An HTML table of one schedule, for readers without scripts and for print.

use anyhow::{Result, ensure};

use super::schedules::Schedules;
use crate::manifest::schedules::{EndKind, Settings};
use crate::schedules::describe::{Step, ThreadStatus};

/// Schedules with more steps are folded.
const ROWS: usize = 40;

/// A step, and the state in which it is taken.
type Taken = (usize, Step);

impl Schedules {
    /// The schedule to the first outcome that fails, or else to the first one:
    /// an HTML table with a column for each thread that takes a step.
    ///
    /// It has no blank line, which would end the HTML in Markdown.
    ///
    /// # Errors
    ///
    /// When the manifest has other outcomes than the file.
    pub fn table(&self, settings: &Settings) -> Result<String> {
        ensure!(
            self.outcomes.len() == settings.outcome.len() && !self.outcomes.is_empty(),
            "schedules.json has other outcomes than the manifest; write it again with: cargo \
             book record {}",
            self.listing
        );
        let outcome = self.outcomes.iter().position(|outcome| outcome.fails);
        let outcome = outcome.unwrap_or(0);
        let (taken, end) = self.replay(&self.outcomes[outcome].steps);
        let columns = columns(&taken);
        let mut lines = vec!["<table class=\"schedule\">".to_owned()];
        lines.push(self.caption(outcome));
        lines.push(self.head(&columns));
        lines.push("<tbody>".to_owned());
        lines.extend(rows(&taken).map(|row| self.row(&columns, row)));
        let what = self.end(end, settings.outcome[outcome].ends, &taken);
        let name = escaped(&self.outcomes[outcome].name);
        let text = match what.as_str() {
            "" => name,
            what => format!("{what}: {name}"),
        };
        let span = columns.len().max(1);
        lines.push(format!(
            "<tr class=\"end\"><td colspan=\"{span}\">{text}</td></tr>"
        ));
        lines.push("</tbody>".to_owned());
        lines.push("</table>\n".to_owned());
        Ok(lines.join("\n"))
    }

    /// The steps of a schedule, and the state that it ends in.
    fn replay(&self, choices: &[usize]) -> (Vec<Taken>, usize) {
        let mut state = 0;
        let mut taken = Vec::new();
        for choice in choices {
            let step = self.steps(state)[*choice];
            taken.push((state, step));
            state = step.to;
        }
        (taken, state)
    }

    fn caption(&self, outcome: usize) -> String {
        let outcome = &self.outcomes[outcome];
        let kind = match outcome.fails {
            true => "A schedule that fails",
            false => "One schedule",
        };
        format!("<caption>{kind}: {}</caption>", escaped(&outcome.name))
    }

    fn head(&self, columns: &[usize]) -> String {
        let name = |thread: &usize| escaped(&self.threads[*thread]);
        let cells = columns.iter().map(name);
        let cells = cells.map(|name| format!("<th scope=\"col\">{name}</th>"));
        format!("<thead><tr>{}</tr></thead>", cells.collect::<String>())
    }

    /// What one thread does, in its column.
    fn row(&self, columns: &[usize], steps: &[Taken]) -> String {
        let cell = |thread: &usize| match *thread == steps[0].1.thread {
            true => {
                let lines: Vec<_> = steps.iter().map(|taken| self.step(taken)).collect();
                format!("<td>{}</td>", lines.join("<br>"))
            }
            false => "<td></td>".to_owned(),
        };
        let cells: String = columns.iter().map(cell).collect();
        format!("<tr>{cells}</tr>")
    }

    /// `line 14: load value`
    fn step(&self, (state, step): &Taken) -> String {
        let operations = code(self.operations(step));
        match self.thread_view(*state, step.thread).line {
            0 => operations,
            line => format!("line {line}: {operations}"),
        }
    }

    /// What there is to be seen of the end; nothing, if nothing was printed.
    fn end(&self, state: usize, ends: EndKind, taken: &[Taken]) -> String {
        match ends {
            EndKind::Deadlock | EndKind::Spins => {
                let threads = 0..self.threads.len();
                let reasons = threads.filter_map(|thread| self.why_unfinished(state, thread));
                reasons.collect::<Vec<_>>().join("; ")
            }
            EndKind::Panicked => format!(
                "{} panics with {}",
                escaped(&self.threads[0]),
                sample(self.text(self.thread_view(state, 0).why))
            ),
            EndKind::Finished | EndKind::Exited | EndKind::Aborted => {
                let printed = taken.iter().map(|(_, step)| self.printed(step));
                let printed: String = printed.collect();
                printed.lines().next_back().map_or(String::new(), sample)
            }
        }
    }

    /// Why a thread does not come to its end.
    fn why_unfinished(&self, state: usize, thread: usize) -> Option<String> {
        let view = self.thread_view(state, thread);
        let (name, next) = (escaped(&self.threads[thread]), code(self.text(view.next)));
        match view.status {
            ThreadStatus::Blocked => Some(format!(
                "{name} waits at {next} ({})",
                escaped(self.text(view.why))
            )),
            ThreadStatus::Spins => Some(format!("{name} repeats {next} for ever")),
            _ => None,
        }
    }
}

/// The threads that take a step.
fn columns(taken: &[Taken]) -> Vec<usize> {
    let mut threads: Vec<_> = taken.iter().map(|(_, step)| step.thread).collect();
    threads.sort_unstable();
    threads.dedup();
    threads
}

/// A step a row; in a long schedule, all steps of a thread before another's.
fn rows(taken: &[Taken]) -> impl Iterator<Item = &[Taken]> {
    let fold = taken.len() > ROWS;
    taken.chunk_by(move |(_, a), (_, b)| fold && a.thread == b.thread)
}

fn code(text: &str) -> String {
    format!("<code>{}</code>", escaped(text))
}

fn sample(text: &str) -> String {
    format!("<samp>{}</samp>", escaped(text))
}

/// Text in HTML. A line end would begin a line of Markdown.
fn escaped(text: &str) -> String {
    let mut html = String::new();
    for letter in text.chars() {
        match letter {
            '&' => html += "&amp;",
            '<' => html += "&lt;",
            '>' => html += "&gt;",
            '"' => html += "&quot;",
            '\n' => html.push(' '),
            letter => html.push(letter),
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schedules::testing::{Program, locked_race, opposite_locks, print, race};

    fn table(program: &Program) -> String {
        program.schedules().table(&program.settings()).unwrap()
    }

    #[test]
    fn a_race_is_shown_thread_by_thread() {
        let lines = [
            "<table class=\"schedule\">",
            "<caption>A schedule that fails: One update is lost</caption>",
            "<thead><tr><th scope=\"col\">main</th><th scope=\"col\">first</th>\
             <th scope=\"col\">second</th></tr></thead>",
            "<tbody>",
            "<tr><td></td><td>line 11: <code>load value</code></td><td></td></tr>",
            "<tr><td></td><td></td><td>line 21: <code>load value</code></td></tr>",
            "<tr><td></td><td></td><td>line 22: <code>store value</code></td></tr>",
            "<tr><td></td><td>line 12: <code>store value</code></td><td></td></tr>",
            "<tr><td>line 1: <code>join first</code></td><td></td><td></td></tr>",
            "<tr><td>line 2: <code>join second</code></td><td></td><td></td></tr>",
            "<tr><td>line 3: <code>print &quot;value: 1&quot;</code></td><td></td><td></td></tr>",
            "<tr class=\"end\"><td colspan=\"3\"><samp>value: 1</samp>: One update is lost</td></tr>",
            "</tbody>",
            "</table>",
            "",
        ];
        assert_eq!(table(&race()), lines.join("\n"));
    }

    #[test]
    fn where_nothing_fails_it_is_a_schedule_to_the_first_outcome() {
        let table = table(&locked_race());
        assert!(
            table.contains("<caption>One schedule: Both count</caption>"),
            "{table}"
        );
    }

    #[test]
    fn a_deadlock_ends_with_the_reason_of_each_thread() {
        let table = table(&opposite_locks());
        let end = "<tr class=\"end\"><td colspan=\"2\">\
             main waits at <code>join first</code> (first has not ended); \
             first waits at <code>lock right</code> (held by second); \
             second waits at <code>lock left</code> (held by first): Deadlock</td></tr>";
        assert!(table.contains(end), "{table}");
        assert!(!table.contains("<th scope=\"col\">main</th>"), "{table}");
    }

    fn printer(lines: usize) -> Program {
        let lines = (0..lines).map(|_| print("x < y\n")).collect();
        Program::new(&[("main", lines)])
    }

    #[test]
    fn what_the_program_says_is_no_markup() {
        let table = table(&printer(1));
        assert!(
            table.contains("<code>print &quot;x &lt; y&quot;</code>"),
            "{table}"
        );
        assert!(table.contains("<samp>x &lt; y</samp>: Done"), "{table}");
        assert_eq!(escaped("a & b\n\nc"), "a &amp; b  c");
    }

    #[test]
    fn a_table_has_no_blank_line() {
        for program in [race(), opposite_locks(), printer(41)] {
            let table = table(&program);
            assert!(
                !table.contains("\n\n") && table.ends_with("</table>\n"),
                "{table}"
            );
        }
    }

    #[test]
    fn a_long_schedule_is_folded() {
        let rows = |lines| table(&printer(lines)).matches("<tr>").count();
        assert_eq!(rows(40), 1 + 40);
        assert_eq!(rows(41), 1 + 1);
        let cell = "line 1: <code>print &quot;x &lt; y&quot;</code><br>line 2: ";
        assert!(table(&printer(41)).contains(cell));
    }
}
