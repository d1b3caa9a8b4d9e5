//! Threads: the name of each, and the line of its life.

use maud::{Markup, html};

use super::canvas::{Canvas, LETTER, NARROW, colour};
use super::lanes::NAME;
use super::svg::{newline, percent, px};
use crate::timeline::view::View;

impl Canvas<'_> {
    /// All that a thread does.
    pub(super) fn lane(&self, thread: usize) -> Markup {
        let spans = self.recording.spans.iter().enumerate();
        let spans: Vec<_> = spans.filter(|(_, span)| span.thread == thread).collect();
        let events = self.recording.events.iter();
        let events =
            events.filter(|event| event.thread == thread && self.descriptions.stands_alone(event));
        html! {
            (newline())
            g.(colour(thread)) {
                (self.life(thread))
                @for (index, span) in spans { (self.span(index, span)) }
                @for event in events { (self.event(event)) }
            }
        }
    }

    /// A line where a thread runs, and a bar at its begin and its end.
    fn life(&self, thread: usize) -> Markup {
        let y = self.lanes[thread].life;
        let life = &self.recording.threads[thread];
        let bars = [Some(life.begin), life.end];
        html! {
            @for (from, to) in self.running(thread) {
                (newline())
                line.life x1=(percent(self.x(from))) x2=(percent(self.x(to))) y1=(px(y)) y2=(px(y)) {}
            }
            @for at in bars.into_iter().flatten() {
                @let x = percent(self.x(at));
                line.bar x1=(x) x2=(x) y1=(px(y - 7.0)) y2=(px(y + 7.0)) {}
            }
        }
    }

    /// When a thread neither waits nor sleeps.
    fn running(&self, thread: usize) -> Vec<(u64, u64)> {
        let life = &self.recording.threads[thread];
        let mut running = Vec::new();
        let mut from = life.begin;
        let spans = View(self.recording).of(thread);
        for span in spans.filter(|span| !span.kind.is_hold()) {
            running.push((from, span.begin));
            from = span.end.unwrap_or(self.recording.end);
        }
        running.push((from, life.end.unwrap_or(self.recording.end)));
        running.retain(|(from, to)| from < to);
        running
    }

    /// What a thread is called, above its lane.
    pub(super) fn name(&self, thread: usize) -> Markup {
        let x = self.x(self.recording.threads[thread].begin);
        // A name that would leave the drawing ends where its thread begins.
        let name = self.descriptions.thread(thread);
        let leaves = x / 100.0 * NARROW + name.chars().count() as f64 * LETTER > NARROW;
        html! {
            (newline())
            text.name.(colour(thread)) x=(percent(x)) y=(px(self.lanes[thread].top + NAME))
                text-anchor=[leaves.then_some("end")] { (name) }
        }
    }
}
