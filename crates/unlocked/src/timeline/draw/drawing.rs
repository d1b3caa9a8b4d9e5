//! The drawing: a recording as an inline SVG.
//!
//! Colours and patterns come from `theme/timeline.css`. Nothing has an id but
//! the title and the description: a pattern is a dashed line.

use maud::{Markup, html};
use timeline_std::Recording;

use super::canvas::{AXIS, Canvas, Subject, TOOLTIP};
use super::description::milliseconds;
use super::svg::{newline, percent, px};

/// Percent of the width between two labels of the axis.
const TICK_APART: f64 = 14.0;

/// What stands there as long as nothing is pointed at.
const HINT: &str = "Point at a bar or a dot, or go there with Tab, to see its line.";

/// Draws `recording`.
#[must_use]
pub fn draw(recording: &Recording, subject: Subject<'_>) -> String {
    let mut svg = Canvas::new(recording, subject).svg().into_string();
    svg.push('\n');
    svg
}

impl Canvas<'_> {
    fn svg(&self) -> Markup {
        let Subject { id, program, .. } = self.subject;
        let (title, text) = (format!("{id}-title"), format!("{id}-story"));
        html! {
            svg xmlns="http://www.w3.org/2000/svg" role="group" width="100%"
                height=(px(self.height + AXIS + TOOLTIP))
                aria-labelledby=(title) aria-describedby=(text) {
                (newline())
                title id=(title) { "One run of " (program) }
                (newline())
                desc id=(text) { (self.descriptions.text_alternative()) }
                (self.axis())
                @for arrow in &self.recording.arrows { (self.arrow(arrow)) }
                @for thread in 0..self.lanes.len() { (self.lane(thread)) }
                @for wait in &self.recording.spans { (self.waits_for(wait)) }
                @for thread in 0..self.lanes.len() { (self.name(thread)) }
                (newline())
                text.hint x="1%" y=(px(self.below_axis(0))) { (HINT) }
                (newline())
            }
        }
    }

    fn axis(&self) -> Markup {
        let mut last = -TICK_APART;
        let ticks = self.scale.ticks().into_iter().map(|at| {
            let x = self.x(at);
            let labelled = x - last >= TICK_APART && x < 100.0 - TICK_APART / 2.0;
            if labelled {
                last = x;
            }
            (at, x, labelled)
        });
        html! {
            @for (at, x, labelled) in ticks.collect::<Vec<_>>() {
                (newline())
                line.tick x1=(percent(x)) x2=(percent(x)) y1="0" y2=(px(self.height)) {}
                @if labelled {
                    text.time x=(percent(x)) y=(px(self.height + 12.0))
                        text-anchor=[(at == 0).then_some("start")] {
                        (milliseconds(at))
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use roxmltree::{Document, Node};

    use super::*;
    use crate::timeline::testing;

    fn drawn(recording: &Recording) -> String {
        let subject = Subject {
            id: "threads-bank-timeline",
            program: "listings/threads/bank/src/main.rs",
            sources: &[(
                "src/main.rs".into(),
                "fn main() { 1 < 2 & true; }\n".repeat(99),
            )],
        };
        draw(recording, subject)
    }

    fn with_class<'a>(document: &'a Document<'_>, class: &str) -> Vec<Node<'a, 'a>> {
        let has = |node: &Node<'_, '_>| {
            let classes = node.attribute("class").unwrap_or_default();
            classes.split(' ').any(|each| each == class)
        };
        let nodes = document.descendants().filter(has);
        nodes.collect()
    }

    #[test]
    fn every_drawing_is_xml_and_stays_within_its_width() {
        for (name, recording) in testing::all() {
            let svg = drawn(&recording);
            let document = Document::parse(&svg).unwrap_or_else(|e| panic!("{name}: {e}\n{svg}"));
            for node in document.descendants() {
                for attribute in node.attributes() {
                    assert!(!attribute.value().contains("NaN"), "{name}: {node:?}");
                    if let Some(percent) = attribute.value().strip_suffix('%') {
                        let percent: f64 = percent.parse().unwrap();
                        assert!((0.0..=100.0).contains(&percent), "{name}: {node:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn nothing_is_left_out() {
        for (name, recording) in testing::all() {
            let svg = drawn(&recording);
            let document = Document::parse(&svg).unwrap();
            let count = |class| with_class(&document, class).len();
            let spans = ["hold", "shared", "wait", "sleep"].map(count);
            assert_eq!(spans.iter().sum::<usize>(), recording.spans.len(), "{name}");
            assert_eq!(count("name"), recording.threads.len(), "{name}");
            let arrows = count("arrow") - count("blocked");
            assert_eq!(arrows, recording.arrows.len(), "{name}");
            let open = recording.spans.iter().filter(|span| span.end.is_none());
            assert_eq!(count("open"), open.count(), "{name}");
        }
    }

    #[test]
    fn what_can_be_pointed_at_says_what_it_is_and_shows_its_line() {
        let svg = drawn(&testing::lock_queue());
        let document = Document::parse(&svg).unwrap();
        let mut found = 0;
        let can_focus = |node: &Node<'_, '_>| node.attribute("tabindex") == Some("0");
        for node in document.descendants().filter(can_focus) {
            let label = node.attribute("aria-label").unwrap();
            let tip = node
                .children()
                .find(|c| c.attribute("class") == Some("tip"));
            let texts = tip.unwrap().descendants().filter(Node::is_text);
            let texts: Vec<&str> = texts.filter_map(|text| text.text()).collect();
            let said = format!("{} {}", texts[0], texts[1]);
            assert!(said.ends_with(label), "{said}");
            assert!(
                texts
                    .last()
                    .unwrap()
                    .ends_with(": fn main() { 1 < 2 & true; }")
            );
            found += 1;
        }
        assert!(found >= 4, "{svg}");
    }

    #[test]
    fn who_waits_for_ever_points_at_who_holds_for_ever() {
        let blocked = |recording: &Recording| {
            let svg = drawn(recording);
            with_class(&Document::parse(&svg).unwrap(), "blocked").len()
        };
        assert_eq!(blocked(&testing::crossed_locks()), 2);
        assert_eq!(blocked(&testing::lock_queue()), 0);
    }
}
