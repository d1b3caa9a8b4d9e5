//! Arrows between lanes: what one thread did that another waited for.

use maud::{Markup, html};
use timeline_std::{Arrow, ArrowKind, Kind, Moment, Span};

use super::canvas::Canvas;
use super::svg::{newline, percent, px};
use crate::timeline::view::View;

impl Canvas<'_> {
    /// From a cause to its effect.
    pub(super) fn arrow(&self, arrow: &Arrow) -> Markup {
        let kind = match arrow.kind {
            ArrowKind::Spawn => "spawn",
            ArrowKind::Join => "join",
            ArrowKind::Release if !self.has_waited(arrow.to) => "later",
            _ => "then",
        };
        let from = (self.x(arrow.from.at), self.height_of(arrow.from, arrow));
        let to = (self.x(arrow.to.at), self.height_of(arrow.to, arrow));
        line_with_head(kind, from, to)
    }

    /// Whether a thread comes out of a wait right before a moment.
    fn has_waited(&self, moment: Moment) -> bool {
        let view = View(self.recording);
        let before = view.before(moment.thread, moment.at);
        let spans = view.of(moment.thread);
        let mut waits = spans.filter(|span| matches!(span.kind, Kind::Lock | Kind::Notify));
        waits.any(|wait| wait.end.is_some() && wait.end == before)
    }

    /// Of a wait that never ends: an arrow to the hold that does not, either.
    pub(super) fn waits_for(&self, wait: &Span) -> Markup {
        let Some(hold) = View(self.recording).holder_for_ever(wait) else {
            return html! {};
        };
        let holder = self.recording.spans[hold].thread;
        let x = self.x(wait.begin) + 1.0;
        let from = (x, self.lanes[wait.thread].life);
        line_with_head("blocked", from, (x, self.lanes[holder].hold(hold)))
    }

    /// Where an arrow comes from or goes to: the row of the hold that it is
    /// about, or the line of the thread's life.
    fn height_of(&self, moment: Moment, arrow: &Arrow) -> f64 {
        let lane = &self.lanes[moment.thread];
        let hold = self.recording.spans.iter().position(|span| {
            let at = span.begin == moment.at || span.end == Some(moment.at);
            span.kind.is_hold() && at && span.thread == moment.thread
        });
        match hold {
            Some(hold) if arrow.kind == ArrowKind::Release => lane.hold(hold),
            _ => lane.life,
        }
    }
}

/// An arrow whose head is above or below the line that it comes to.
fn line_with_head(kind: &str, (x1, y1): (f64, f64), (x2, y2): (f64, f64)) -> Markup {
    let (tip, head) = match y1 < y2 {
        true => (y2 - 7.0, "M-3.5-7h7l-3.5 7z"),
        false => (y2 + 7.0, "M-3.5 7h7l-3.5-7z"),
    };
    html! {
        (newline())
        g.arrow.(kind) {
            line x1=(percent(x1)) y1=(px(y1)) x2=(percent(x2)) y2=(px(tip)) {}
            svg x=(percent(x2)) y=(px(tip)) overflow="visible" { path d=(head) {} }
        }
    }
}
