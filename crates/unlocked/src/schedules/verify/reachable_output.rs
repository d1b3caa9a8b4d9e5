//! Reachability: what some schedule prints and comes to, the key of a quiz.

use crate::manifest::schedules::Settings;
use crate::schedules::describe::Step;
use crate::schedules::format::{Next, Schedules};

impl Schedules {
    /// Whether there is a schedule that prints this line, and ends.
    #[must_use]
    pub fn can_print(&self, line: &str, settings: &Settings) -> bool {
        let ends = self.can_reach(|outcome| !settings.outcome[outcome].ends.hangs());
        let prints = |step: &Step| self.printed(step).lines().any(|l| l == line);
        let mut steps = (0..self.states.len()).flat_map(|state| self.steps(state));
        steps.any(|step| prints(step) && ends[step.to])
    }

    /// Whether there is a schedule that does not end.
    #[must_use]
    pub fn can_hang(settings: &Settings) -> bool {
        // No outcome is expected that no schedule comes to.
        settings.outcome.iter().any(|outcome| outcome.ends.hangs())
    }

    /// For each state, whether one of these outcomes can come of it: backward
    /// reachability.
    fn can_reach(&self, wanted: impl Fn(usize) -> bool) -> Vec<bool> {
        let ends = self.states.iter().map(|state| &state.next);
        let mut reaches: Vec<bool> = ends
            .map(|next| matches!(next, Next::End(outcome) if wanted(*outcome)))
            .collect();
        let mut changed = true;
        while changed {
            changed = false;
            for state in 0..reaches.len() {
                if !reaches[state] && self.steps(state).iter().any(|step| reaches[step.to]) {
                    reaches[state] = true;
                    changed = true;
                }
            }
        }
        reaches
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schedules::testing::{lines_or_deadlock, opposite_locks, race};

    #[test]
    fn a_line_that_some_schedule_prints_is_reachable() {
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
