//! The text alternative of a drawing: the same for those who do not see it.

use timeline_std::{Ended, Span};

use super::description::{Descriptions, milliseconds};
use crate::timeline::view::View;

/// As many activities of one kind as are listed one by one.
const LISTED: usize = 3;

impl Descriptions<'_> {
    /// All that the drawing shows, a sentence for each thread.
    #[must_use]
    pub fn text_alternative(&self) -> String {
        let threads = (0..self.0.threads.len()).map(|thread| self.sentence(thread));
        let end = match self.0.ended {
            Ended::Finished => "",
            Ended::Panicked => " The program panics.",
            Ended::Hung => " The program hangs.",
        };
        threads.collect::<Vec<_>>().join(" ") + end
    }

    /// What there is to say of one thread.
    fn sentence(&self, index: usize) -> String {
        let thread = &self.0.threads[index];
        let life = match thread.end {
            Some(end) => format!("to {}", milliseconds(end)),
            None if self.0.ended == Ended::Hung => "and never ends".into(),
            None => "and dies with the program".into(),
        };
        let activities = self.activities(index);
        let activities = match activities.as_slice() {
            [] => "it waits for nothing".into(),
            all => all.join("; "),
        };
        let (name, begin) = (self.thread(index), milliseconds(thread.begin));
        format!("{name} runs from {begin} {life}: {activities}.")
    }

    /// What a thread does, in order; what it does again and again, once.
    fn activities(&self, thread: usize) -> Vec<String> {
        let spans: Vec<&Span> = View(self.0).of(thread).collect();
        let alike = |span: &Span| {
            let like = |other: &&&Span| (other.kind, other.object) == (span.kind, span.object);
            spans.iter().filter(like).copied().collect::<Vec<_>>()
        };
        let mut activities = Vec::new();
        for span in &spans {
            let alike = alike(span);
            if alike.len() <= LISTED {
                activities.push((span.begin, self.span(span).to_string()));
            } else if std::ptr::eq(alike[0], *span) {
                activities.push((span.begin, self.repeated(&alike)));
            }
        }
        let events = self.0.events.iter();
        let events = events.filter(|event| event.thread == thread && self.stands_alone(event));
        activities.extend(events.map(|event| (event.at, self.event(event).to_string())));
        activities.sort_by_key(|(at, _)| *at);
        activities
            .into_iter()
            .map(|(_, activity)| activity)
            .collect()
    }

    fn repeated(&self, alike: &[&Span]) -> String {
        let all: u64 = alike
            .iter()
            .map(|span| span.end.unwrap_or(self.0.end) - span.begin)
            .sum();
        let what = self.activity(alike[0]);
        let (times, all) = (alike.len(), milliseconds(all));
        format!("{what} {times} times, {all} in all")
    }
}

#[cfg(test)]
mod tests {
    use timeline_std::{Kind, Recording};

    use super::*;
    use crate::timeline::testing;

    #[test]
    fn what_never_ends_is_described_with_its_reason() {
        let text = |recording: Recording| Descriptions(&recording).text_alternative();
        let said = text(testing::crossed_locks());
        assert!(said.contains(", for ever: Ana holds it"), "{said}");
        assert!(said.contains(", for ever: Ben holds it"), "{said}");
        assert!(said.contains(", and never lets go"), "{said}");
        assert!(said.ends_with("The program hangs."), "{said}");
        let said = text(testing::relock());
        assert!(said.contains(", for ever: it holds it itself"), "{said}");
    }

    #[test]
    fn every_cause_of_an_end_has_its_words() {
        let all: String = (testing::all().iter())
            .map(|(_, recording)| Descriptions(recording).text_alternative())
            .collect();
        for cause in [
            "lets go",
            "notifies",
            "sends one",
            "receives one",
            "comes",
            "unparks it",
        ] {
            assert!(all.contains(&format!(" {cause}")), "{cause}: {all}");
        }
    }

    #[test]
    fn what_is_done_again_and_again_is_described_once() {
        let mut recording = testing::sleepers();
        let sleep = recording.spans.iter().find(|s| s.kind == Kind::Sleep);
        let sleep = sleep.unwrap().clone();
        recording
            .spans
            .extend([sleep.clone(), sleep.clone(), sleep]);
        let said = Descriptions(&recording).text_alternative();
        assert!(said.contains("sleeps 4 times, "), "{said}");
    }
}
