//! Tooltips: what is said of the thing that is pointed at, and its line of the
//! source.

use maud::{Markup, html};
use timeline_std::Place;

use super::canvas::Canvas;
use super::description::Description;
use super::svg::px;
use crate::book::columns;

impl Canvas<'_> {
    /// What is said of the thing that is pointed at, and its line.
    pub(super) fn tooltip(
        &self,
        thread: usize,
        description: &Description,
        place: &Place,
    ) -> Markup {
        let y = |line| px(self.below_axis(line));
        html! {
            g.tip {
                text x="1%" y=(y(0)) { (self.descriptions.thread(thread)) " " (description.what) }
                text x="1%" y=(y(1)) { (description.when) }
                @if let Some(line) = self.source_line(place) {
                    text.source x="1%" y=(y(2)) { (line) }
                }
            }
        }
    }

    /// A line of the source, with its number; of another file than the first,
    /// with its name.
    fn source_line(&self, place: &Place) -> Option<String> {
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
}

/// As much of a text as fits so many columns.
fn shortened(text: String, columns: usize) -> String {
    if text.chars().count() <= columns {
        return text;
    }
    let kept: String = text.chars().take(columns - 1).collect();
    kept + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_is_cut_where_it_can_be_seen() {
        assert_eq!(shortened("3: lock()".into(), 9), "3: lock()");
        assert_eq!(shortened("3: lock();".into(), 9), "3: lock(…");
    }
}
