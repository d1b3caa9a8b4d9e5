//! The scale of time: where on the axis a moment is.
//!
//! Threads do a dozen things within microseconds and then sleep for a tenth of
//! a second. Drawn to scale, the dozen things would be one line. So every
//! moment gets a little room of its own, and the rest of the width is shared
//! out by time. Where a run hangs, what never ends has a part of its own at the
//! right.

use timeline_std::{Ended, Recording};

/// The most of the width that is given to moments, and not to time.
const FOR_MOMENTS: f64 = 0.5;
/// The most that one moment is given.
const FOR_ONE: f64 = 0.018;
/// How much of it is given to what never ends, when there is such a thing.
const FOR_EVER: f64 = 0.3;
/// How many labelled times there are at most.
const TICKS: u64 = 6;

/// Maps the time of a run onto the width of a drawing.
#[derive(Debug)]
pub struct Scale {
    /// In microseconds, ascending; the first is 0 and the last the end.
    moments: Vec<u64>,
    /// What each moment has before it that is no time.
    room: f64,
    /// Where the last thing happened, and how much of the width comes before.
    last: u64,
    finite: f64,
}

impl Scale {
    /// The scale on which no two moments of `recording` are drawn as one.
    #[must_use]
    pub fn new(recording: &Recording) -> Self {
        let mut moments = vec![0, recording.end.max(1)];
        for thread in &recording.threads {
            moments.push(thread.begin);
            moments.extend(thread.end);
        }
        for span in &recording.spans {
            moments.push(span.begin);
            moments.extend(span.end);
        }
        moments.extend(recording.events.iter().map(|event| event.at));
        for arrow in &recording.arrows {
            moments.extend([arrow.from.at, arrow.to.at]);
        }
        moments.sort_unstable();
        moments.dedup();
        // A run that hangs is seen to do so some time after its last moment.
        let hangs = recording.ended == Ended::Hung && moments.len() > 2;
        if hangs {
            moments.pop();
        }
        let gaps = (moments.len() - 1) as f64;
        Self {
            room: FOR_ONE.min(FOR_MOMENTS / gaps),
            last: *moments.last().expect("a run has an end"),
            finite: if hangs { 1.0 - FOR_EVER } else { 1.0 },
            moments,
        }
    }

    /// The place of a time, from 0 at the left to 1 at the right.
    #[must_use]
    pub fn place(&self, at: u64) -> f64 {
        if at > self.last {
            return 1.0;
        }
        let next = self.moments.partition_point(|moment| *moment < at);
        // Between two moments, the room grows with time.
        let passed = match next {
            0 => 0.0,
            _ => {
                let (from, to) = (self.moments[next - 1], self.moments[next]);
                (next - 1) as f64 + (at - from) as f64 / (to - from) as f64
            }
        };
        let room = self.room * (self.moments.len() - 1) as f64;
        let time = at as f64 / self.last as f64;
        self.finite * (passed * self.room + (1.0 - room) * time)
    }

    /// The times that are written under the drawing.
    #[must_use]
    pub fn ticks(&self) -> Vec<u64> {
        let end = self.last;
        let step = (0..)
            .flat_map(|power| [1, 2, 5].map(|digit| digit * 10_u64.pow(power)))
            .find(|step| end / step < TICKS)
            .expect("some step is long enough");
        (0..=end / step).map(|n| n * step).collect()
    }
}

#[cfg(test)]
mod tests {
    use timeline_std::{Event, EventKind, Place, Thread};

    use super::*;

    /// A run in which something is printed at these times.
    fn printing_at(times: &[u64], end: u64) -> Recording {
        let place = Place {
            file: "src/main.rs".into(),
            line: 1,
            column: 1,
        };
        let event = |at: &u64| Event {
            thread: 0,
            kind: EventKind::Print,
            text: Some("hello".into()),
            object: None,
            place: place.clone(),
            at: *at,
        };
        Recording {
            threads: vec![Thread {
                name: Some("main".into()),
                begin: 0,
                end: Some(end),
                busy: None,
            }],
            objects: vec![],
            spans: vec![],
            events: times.iter().map(event).collect(),
            arrows: vec![],
            ended: Ended::Finished,
            end,
        }
    }

    #[test]
    fn goes_from_0_to_1_and_never_back() {
        let scale = Scale::new(&printing_at(&[1, 2, 3, 50_000, 50_001], 100_000));
        assert_eq!(scale.place(0), 0.0);
        assert!((scale.place(100_000) - 1.0).abs() < 1e-9);
        let places: Vec<f64> = (0..=100_000).step_by(250).map(|t| scale.place(t)).collect();
        assert!(places.is_sorted(), "{places:?}");
    }

    #[test]
    fn moments_that_are_close_are_drawn_apart() {
        let scale = Scale::new(&printing_at(&[50_000, 50_001], 100_000));
        let apart = scale.place(50_001) - scale.place(50_000);
        assert!(apart >= FOR_ONE, "{apart}");
    }

    #[test]
    fn many_moments_leave_half_of_the_width_to_time() {
        let times: Vec<u64> = (1..=1000).collect();
        let scale = Scale::new(&printing_at(&times, 100_000));
        let silent = scale.place(100_000) - scale.place(1000);
        assert!(silent > 0.49, "{silent}");
    }

    #[test]
    fn what_never_ends_has_a_part_of_its_own() {
        let mut recording = printing_at(&[50_000], 60_000);
        recording.threads[0].end = None;
        recording.ended = Ended::Hung;
        let scale = Scale::new(&recording);
        assert!((scale.place(50_000) - 0.7).abs() < 1e-9);
        assert_eq!(scale.place(60_000), 1.0);
        assert_eq!(scale.ticks().last(), Some(&50_000));
    }

    #[test]
    fn there_are_few_ticks_and_they_are_round() {
        let ticks = |end| Scale::new(&printing_at(&[], end)).ticks();
        assert_eq!(ticks(100_300), [0, 20_000, 40_000, 60_000, 80_000, 100_000]);
        assert_eq!(ticks(730), [0, 200, 400, 600]);
        assert_eq!(ticks(1), [0, 1]);
    }
}
