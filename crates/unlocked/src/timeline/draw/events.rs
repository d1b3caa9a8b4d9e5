//! Events: a circle or a diamond on the line of a thread's life.

use maud::{Markup, html};
use timeline_std::{Event, EventKind};

use super::canvas::Canvas;
use super::svg::{newline, percent, px};

impl Canvas<'_> {
    /// A circle for what is printed, a diamond for what nobody hears.
    pub(super) fn event(&self, event: &Event) -> Markup {
        let description = self.descriptions.event(event);
        let (x, y) = (percent(self.x(event.at)), self.lanes[event.thread].life);
        let is_printed = matches!(event.kind, EventKind::Print | EventKind::Panic);
        html! {
            (newline())
            g.event tabindex="0" role="img" aria-label=(description) {
                @if is_printed {
                    circle cx=(x) cy=(px(y)) r="4" {}
                } @else {
                    svg x=(x) y=(px(y)) overflow="visible" { path d="M0-6l6 6-6 6-6-6z" {} }
                }
                (self.tooltip(event.thread, &description, &event.place))
            }
        }
    }
}
