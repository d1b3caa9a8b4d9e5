//! Spans: bars on the lane of a thread, and their labels.

use maud::{Markup, html};
use timeline_std::{Kind, Span};

use super::canvas::{Canvas, LETTER, NARROW, WIDE};
use super::svg::{newline, percent, px};

impl Canvas<'_> {
    /// A bar, dashed as the kind of the span is.
    pub(super) fn span(&self, index: usize, span: &Span) -> Markup {
        let (kind, y) = match span.kind {
            Kind::Hold => ("hold", self.lanes[span.thread].hold(index)),
            Kind::HoldShared => ("shared", self.lanes[span.thread].hold(index)),
            Kind::Sleep => ("sleep", self.lanes[span.thread].life),
            _ => ("wait", self.lanes[span.thread].life),
        };
        let (from, to) = self.ends(span);
        let (x1, x2) = (percent(from), percent(to));
        let open = if span.end.is_none() { "open" } else { "closed" };
        let description = self.descriptions.span(span);
        html! {
            (newline())
            g.(kind).(open) tabindex=[self.is_tab_stop(span).then_some("0")] role="img"
                aria-label=(description) {
                line x1=(x1) x2=(x2) y1=(px(y)) y2=(px(y)) {}
                // Between the dashes of that one, there is nothing to point at.
                @if kind != "hold" {
                    line.area x1=(x1) x2=(x2) y1=(px(y)) y2=(px(y)) {}
                }
                (self.label(span, (from, to), y))
                (self.tooltip(span.thread, &description, &span.place))
            }
        }
    }

    /// Whether Tab goes to a span. There may be dozens that are short, or that
    /// come again and again: those are for the mouse, and stand in the text alternative.
    fn is_tab_stop(&self, span: &Span) -> bool {
        let time = span.end.unwrap_or(self.recording.end) - span.begin;
        time * 100 >= self.recording.end && span.kind != Kind::Gil
    }

    /// From where to where a span is drawn: never so short that it is not seen.
    fn ends(&self, span: &Span) -> (f64, f64) {
        let from = self.x(span.begin);
        let to = self.x(span.end.unwrap_or(self.recording.end));
        (from, to.max(from + 0.4))
    }

    /// What stands in a bar: as much as there is room for, which may be less on
    /// a phone than on a desk.
    fn label(&self, span: &Span, (from, to): (f64, f64), y: f64) -> Markup {
        let room = (to - from) / 100.0;
        let labels = self.descriptions.labels(span);
        let longest = |width: f64| {
            let fits =
                |label: &&String| label.chars().count() as f64 * LETTER + 6.0 <= room * width;
            labels.iter().find(fits)
        };
        let (narrow, wide) = (longest(NARROW), longest(WIDE));
        let variants = match narrow == wide {
            true => vec![("any", wide)],
            false => vec![("narrow", narrow), ("wide", wide)],
        };
        html! {
            @for (class, label) in variants {
                @if let Some(label) = label {
                    text.label.(class) x=(percent((from + to) / 2.0)) y=(px(y + 4.0)) { (label) }
                }
            }
        }
    }
}
