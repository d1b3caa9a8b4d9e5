//! What some schedule does: the key of a quiz.

use super::file::{Next, Schedules};
use crate::manifest::schedules::Settings;

impl Schedules {
    /// Whether there is a schedule that prints this line, and ends.
    #[must_use]
    pub fn can_print(&self, line: &str, settings: &Settings) -> bool {
        let ends = self.states_that_lead_to(|outcome| !settings.outcome[outcome].ends.hangs());
        let prints = |does: usize| self.text(self.moves[does].1).lines().any(|l| l == line);
        let mut steps = (0..self.states.len()).flat_map(|state| self.steps(state));
        steps.any(|step| prints(step.does) && ends[step.to])
    }

    /// Whether there is a schedule that does not end.
    #[must_use]
    pub fn can_hang(settings: &Settings) -> bool {
        // No outcome is expected that no schedule comes to.
        settings.outcome.iter().any(|outcome| outcome.ends.hangs())
    }

    /// For each state, whether one of these outcomes can come of it.
    fn states_that_lead_to(&self, wanted: impl Fn(usize) -> bool) -> Vec<bool> {
        let end = |state: &super::file::State| matches!(state.next, Next::End(o) if wanted(o));
        let mut leads: Vec<bool> = self.states.iter().map(end).collect();
        let mut changed = true;
        while changed {
            changed = false;
            for state in 0..leads.len() {
                if !leads[state] && self.steps(state).iter().any(|step| leads[step.to]) {
                    leads[state] = true;
                    changed = true;
                }
            }
        }
        leads
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{lines_or_deadlock, opposite_locks, race};
    use super::*;

    #[test]
    fn a_line_that_some_schedule_prints_is_possible() {
        let (schedules, settings) = (race().schedules(), race().settings());
        assert!(schedules.can_print("value: 1", &settings));
        assert!(schedules.can_print("value: 2", &settings));
        assert!(!schedules.can_print("value: 0", &settings));
        assert!(!schedules.can_print("value: ", &settings));
        assert!(!Schedules::can_hang(&settings));
    }

    #[test]
    fn a_line_that_is_printed_only_before_a_deadlock_is_not() {
        let (schedules, settings) = (
            lines_or_deadlock().schedules(),
            lines_or_deadlock().settings(),
        );
        assert!(!schedules.can_print("stuck", &settings));
        assert!(Schedules::can_hang(&settings));
        let (schedules, settings) = (opposite_locks().schedules(), opposite_locks().settings());
        assert!(schedules.can_print("done", &settings));
        assert!(Schedules::can_hang(&settings));
    }
}
