//! A recording as an inline SVG.
//!
//! All that is horizontal is in percent of the width and all that is vertical
//! in pixels, so that the letters have the same size on a phone and on a desk.
//! Colours and patterns come from `theme/timeline.css`. Nothing has an id but
//! the title and the description: a pattern is a dashed line.

use maud::{Markup, PreEscaped, html};
use timeline_std::{Arrow, ArrowKind, Event, EventKind, Kind, Moment, Place, Recording, Span};

use super::lanes::{self, Lane, NAME};
use super::scale::Scale;
use super::view::View;
use super::words::{Told, Words, milliseconds};
use crate::book::columns;

/// How wide a letter of a label is, in pixels.
const LETTER: f64 = 6.0;
/// The width of a drawing on a phone, and from where on it is wide.
const NARROW: f64 = 350.0;
const WIDE: f64 = 680.0;
/// Percent of the width between two labels of the axis.
const TICK_APART: f64 = 14.0;
/// What stands below the lanes: the axis, and three lines for what is pointed at.
const AXIS: f64 = 18.0;
const TIP: f64 = 50.0;

/// What stands there as long as nothing is pointed at.
const HINT: &str = "Point at a bar or a dot, or go there with Tab, to see its line.";

/// Who made the run, for the title of the drawing and for its ids.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// Begins the ids of the drawing; no other drawing of the book has it.
    pub id: &'a str,
    /// What was run: `listings/threads/lost-update/src/main.rs`.
    pub program: &'a str,
    /// Its files, as the recording calls them, and their texts: to show the
    /// line of what is pointed at.
    pub sources: &'a [(String, String)],
}

/// Draws `recording`.
#[must_use]
pub fn draw(recording: &Recording, subject: Subject<'_>) -> String {
    let (lanes, height) = lanes::lanes(recording);
    let drawing = Drawing {
        recording,
        subject,
        words: Words(recording),
        scale: Scale::new(recording),
        lanes,
        height,
    };
    let mut svg = drawing.svg().into_string();
    svg.push('\n');
    svg
}

struct Drawing<'a> {
    recording: &'a Recording,
    subject: Subject<'a>,
    words: Words<'a>,
    scale: Scale,
    lanes: Vec<Lane>,
    height: f64,
}

impl Drawing<'_> {
    fn svg(&self) -> Markup {
        let Subject { id, program, .. } = self.subject;
        let (title, story) = (format!("{id}-title"), format!("{id}-story"));
        html! {
            svg xmlns="http://www.w3.org/2000/svg" role="group" width="100%"
                height=(px(self.height + AXIS + TIP))
                aria-labelledby=(title) aria-describedby=(story) {
                (line())
                title id=(title) { "One run of " (program) }
                (line())
                desc id=(story) { (self.words.story()) }
                (self.axis())
                @for arrow in &self.recording.arrows { (self.arrow(arrow)) }
                @for thread in 0..self.lanes.len() { (self.lane(thread)) }
                @for wait in &self.recording.spans { (self.waits_for(wait)) }
                @for thread in 0..self.lanes.len() { (self.name(thread)) }
                (line())
                text.hint x="1%" y=(px(self.height + AXIS + 13.0)) { (HINT) }
                (line())
            }
        }
    }

    /// Percent of the width, with some room for what stands at the edges.
    fn x(&self, at: u64) -> f64 {
        1.0 + 98.0 * self.scale.place(at)
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
                (line())
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

    fn lane(&self, thread: usize) -> Markup {
        let spans = self.recording.spans.iter().enumerate();
        let spans: Vec<_> = spans.filter(|(_, span)| span.thread == thread).collect();
        let events = self.recording.events.iter();
        let events = events.filter(|event| event.thread == thread && self.words.is_told(event));
        html! {
            (line())
            g.(colour(thread)) {
                (self.life(thread))
                @for (index, span) in spans { (self.span(index, span)) }
                @for event in events { (self.event(event)) }
            }
        }
    }

    /// A circle for what is printed, a diamond for what nobody hears.
    fn event(&self, event: &Event) -> Markup {
        let told = self.words.event(event);
        let (x, y) = (percent(self.x(event.at)), self.lanes[event.thread].life);
        let is_printed = matches!(event.kind, EventKind::Print | EventKind::Panic);
        html! {
            (line())
            g.event tabindex="0" role="img" aria-label=(told) {
                @if is_printed {
                    circle cx=(x) cy=(px(y)) r="4" {}
                } @else {
                    svg x=(x) y=(px(y)) overflow="visible" { path d="M0-6l6 6-6 6-6-6z" {} }
                }
                (self.tip(event.thread, &told, &event.place))
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
                (line())
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

    fn name(&self, thread: usize) -> Markup {
        let x = self.x(self.recording.threads[thread].begin);
        // A name that would leave the drawing ends where its thread begins.
        let name = self.words.thread(thread);
        let leaves = x / 100.0 * NARROW + name.chars().count() as f64 * LETTER > NARROW;
        html! {
            (line())
            text.name.(colour(thread)) x=(percent(x)) y=(px(self.lanes[thread].top + NAME))
                text-anchor=[leaves.then_some("end")] { (name) }
        }
    }

    fn span(&self, index: usize, span: &Span) -> Markup {
        let (kind, y) = match span.kind {
            Kind::Hold => ("hold", self.lanes[span.thread].hold(index)),
            Kind::HoldShared => ("shared", self.lanes[span.thread].hold(index)),
            Kind::Sleep => ("sleep", self.lanes[span.thread].life),
            _ => ("wait", self.lanes[span.thread].life),
        };
        let (from, to) = self.ends(span);
        let (x1, x2) = (percent(from), percent(to));
        let open = if span.end.is_none() { "open" } else { "closed" };
        let told = self.words.span(span);
        html! {
            (line())
            g.(kind).(open) tabindex=[self.is_stop(span).then_some("0")] role="img"
                aria-label=(told) {
                line x1=(x1) x2=(x2) y1=(px(y)) y2=(px(y)) {}
                // Between the dashes of that one, there is nothing to point at.
                @if kind != "hold" {
                    line.area x1=(x1) x2=(x2) y1=(px(y)) y2=(px(y)) {}
                }
                (self.label(span, (from, to), y))
                (self.tip(span.thread, &told, &span.place))
            }
        }
    }

    /// Whether Tab goes to a span. There may be dozens that are short, or that
    /// come again and again: those are for the mouse, and are told in the story.
    fn is_stop(&self, span: &Span) -> bool {
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
        let labels = self.words.labels(span);
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

    /// What is said of the thing that is pointed at, and its line.
    fn tip(&self, thread: usize, told: &Told, place: &Place) -> Markup {
        let y = |line: f64| px(self.height + AXIS + 13.0 + 15.0 * line);
        html! {
            g.tip {
                text x="1%" y=(y(0.0)) { (self.words.thread(thread)) " " (told.what) }
                text x="1%" y=(y(1.0)) { (told.when) }
                @if let Some(line) = self.line(place) {
                    text.source x="1%" y=(y(2.0)) { (line) }
                }
            }
        }
    }

    /// A line of the source, with its number; of another file than the first,
    /// with its name.
    fn line(&self, place: &Place) -> Option<String> {
        let sources = self.subject.sources;
        let file = sources.iter().position(|(file, _)| *file == place.file)?;
        let code = sources[file].1.lines().nth(place.line as usize - 1)?.trim();
        let Place {
            file: name, line, ..
        } = place;
        let shown = match file {
            0 => format!("{line}: {code}"),
            _ => format!("{name}:{line}: {code}"),
        };
        Some(shortened(shown, columns::RUST))
    }

    fn arrow(&self, arrow: &Arrow) -> Markup {
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
    fn waits_for(&self, wait: &Span) -> Markup {
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

/// As much of a text as fits so many columns.
fn shortened(text: String, columns: usize) -> String {
    if text.chars().count() <= columns {
        return text;
    }
    let kept: String = text.chars().take(columns - 1).collect();
    kept + "…"
}

/// An arrow whose head is above or below the line that it comes to.
fn line_with_head(kind: &str, (x1, y1): (f64, f64), (x2, y2): (f64, f64)) -> Markup {
    let (tip, head) = match y1 < y2 {
        true => (y2 - 7.0, "M-3.5-7h7l-3.5 7z"),
        false => (y2 + 7.0, "M-3.5 7h7l-3.5-7z"),
    };
    html! {
        (line())
        g.arrow.(kind) {
            line x1=(percent(x1)) y1=(px(y1)) x2=(percent(x2)) y2=(px(tip)) {}
            svg x=(percent(x2)) y=(px(tip)) overflow="visible" { path d=(head) {} }
        }
    }
}

/// Each thread has a colour of the palette; there are six.
fn colour(thread: usize) -> String {
    format!("thread-{}", thread % 6)
}

/// A new line of the file, for those who read its changes.
fn line() -> PreEscaped<&'static str> {
    PreEscaped("\n")
}

fn percent(x: f64) -> String {
    format!("{}%", short(x))
}

fn px(y: f64) -> String {
    short(y)
}

/// Two digits behind the point, and no zeros at the end.
fn short(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
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
    fn what_does_not_fit_is_cut_where_it_can_be_seen() {
        assert_eq!(shortened("3: lock()".into(), 9), "3: lock()");
        assert_eq!(shortened("3: lock();".into(), 9), "3: lock(…");
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
            let told = format!("{} {}", texts[0], texts[1]);
            assert!(told.ends_with(label), "{told}");
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
