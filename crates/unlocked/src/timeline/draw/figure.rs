//! The figure around a drawing: what was run, and what its patterns mean.

use maud::{Markup, html};
use timeline_std::{Ended, EventKind, Kind, Recording};

use super::description::{Descriptions, milliseconds};

/// A drawing to be shown.
#[derive(Debug, Clone, Copy)]
pub struct Drawing<'a> {
    /// The run that it shows.
    pub run: &'a Recording,
    /// The language of its program, as a reader writes it.
    pub language: &'a str,
    /// The command that makes such a run.
    pub command: &'a str,
    /// The SVG, beside the frame.
    pub file: &'a str,
}

/// The figure around a drawing.
#[must_use]
pub fn figure(drawing: Drawing<'_>) -> String {
    let Drawing {
        run,
        language,
        command,
        file,
    } = drawing;
    let how = match run.ended {
        Ended::Hung => "which hangs".to_owned(),
        Ended::Finished | Ended::Panicked => milliseconds(run.end),
    };
    // No line is empty: for Markdown, that would be the end of the figure.
    let caption = html! {
        figcaption {
            b { (language) } " One run of " kbd { (command) } ", " (how)
            ". Time goes to the right, slower where much happens at once."
        }
    };
    let (caption, key) = (caption.into_string(), key(run).into_string());
    format!("<figure class=\"timeline\">\n{caption}\n{{{{#include {file}}}}}\n{key}\n</figure>\n")
}

/// The patterns that the drawing has.
fn key(run: &Recording) -> Markup {
    let has = |kinds: &[Kind]| run.spans.iter().any(|span| kinds.contains(&span.kind));
    let waits = |kind: Kind| !matches!(kind, Kind::Hold | Kind::HoldShared | Kind::Sleep);
    let patterns = [
        ("hold", "holds", has(&[Kind::Hold])),
        ("shared", "holds, as others may", has(&[Kind::HoldShared])),
        (
            "wait",
            "waits",
            run.spans.iter().any(|span| waits(span.kind)),
        ),
        ("sleep", "sleeps", has(&[Kind::Sleep])),
    ];
    html! {
        ul.key {
            li { (swatch(html! { line.life x1="0" x2="24" y1="7" y2="7" {} })) "runs" }
            @for (class, words, _) in patterns.into_iter().filter(|(_, _, used)| *used) {
                li {
                    (swatch(html! { g.(class) { line x1="2" x2="22" y1="7" y2="7" {} } }))
                    (words)
                }
            }
            @for (kinds, shape, words) in [
                (&[EventKind::Print, EventKind::Panic][..], html! { circle cx="12" cy="7" r="4" {} }, "prints"),
                (&[EventKind::NotifyOne, EventKind::NotifyAll], html! { path d="M12 1l6 6-6 6-6-6z" {} }, "notifies in vain"),
            ] {
                @if run.events.iter().any(|e| kinds.contains(&e.kind) && Descriptions(run).stands_alone(e)) {
                    li { (swatch(html! { g.event { (shape) } })) (words) }
                }
            }
        }
    }
}

fn swatch(shape: Markup) -> Markup {
    html! { svg width="24" height="14" aria-hidden="true" { (shape) } }
}
