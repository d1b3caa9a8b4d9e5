//! Swim lanes, one for each thread, from the top of a drawing to its bottom.
//!
//! A lane has, from above: its name, a row for each object that it
//! holds at a time, and the line of its life, on which it waits and sleeps.

use timeline_std::Recording;

/// Pixels from the top of a lane to the baseline of its name.
pub const NAME: f64 = 12.0;
/// The height of a lane without rows.
const EMPTY: f64 = 46.0;
/// The height of a row of holds.
pub const ROW: f64 = 14.0;
/// Pixels from the top of a lane to its first row.
const FIRST_ROW: f64 = 17.0;

/// One lane.
#[derive(Debug)]
pub struct Lane {
    /// Its top.
    pub top: f64,
    /// The middle of the line of its life.
    pub life: f64,
    /// Indices into the spans of the recording, and the row of each.
    holds: Vec<(usize, usize)>,
}

impl Lane {
    /// The middle of the row in which a hold is drawn.
    #[must_use]
    pub fn hold(&self, span: usize) -> f64 {
        let row = self.holds.iter().find(|(hold, _)| *hold == span);
        let (_, row) = row.expect("the hold is of this lane");
        self.top + FIRST_ROW + ROW * (*row as f64 + 0.5)
    }
}

/// All lanes, and the height of them.
#[must_use]
pub fn lanes(recording: &Recording) -> (Vec<Lane>, f64) {
    let mut top = 0.0;
    let mut lanes = Vec::new();
    for thread in 0..recording.threads.len() {
        let placed = rows(recording, thread);
        let rows = placed.iter().map(|(_, row)| row + 1).max().unwrap_or(0) as f64;
        lanes.push(Lane {
            top,
            life: top + FIRST_ROW + ROW * rows + 9.0,
            holds: placed,
        });
        top += EMPTY + ROW * rows;
    }
    (lanes, top)
}

/// Puts each hold of a thread into the highest row that is free.
fn rows(recording: &Recording, thread: usize) -> Vec<(usize, usize)> {
    let mut free_from: Vec<u64> = Vec::new();
    let mut placed = Vec::new();
    for (index, span) in recording.spans.iter().enumerate() {
        if span.thread != thread || !span.kind.is_hold() {
            continue;
        }
        let row = free_from.iter().position(|free| *free <= span.begin);
        let row = row.unwrap_or_else(|| {
            free_from.push(0);
            free_from.len() - 1
        });
        free_from[row] = span.end.unwrap_or(u64::MAX);
        placed.push((index, row));
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::testing;

    #[test]
    fn lanes_are_below_one_another_and_so_are_holds_at_a_time() {
        let (drawn, height) = lanes(&testing::crossed_locks());
        let tops: Vec<f64> = drawn.iter().map(|lane| lane.top).collect();
        assert!(tops.is_sorted_by(|a, b| a < b), "{tops:?}");
        assert!(drawn.iter().all(|lane| lane.top < lane.life));
        assert!(drawn.last().unwrap().life < height);
    }

    #[test]
    fn a_lock_held_twice_has_two_rows() {
        let recording = testing::reentrant();
        let (drawn, _) = lanes(&recording);
        let holds: Vec<f64> = (0..recording.spans.len())
            .filter(|span| recording.spans[*span].kind.is_hold())
            .map(|span| drawn[0].hold(span))
            .collect();
        assert_eq!(holds[1] - holds[0], ROW);
    }
}
