//! Referential integrity: each index in `schedules.json` refers to something.

use std::fmt::Debug;

use anyhow::{Result, bail, ensure};

use super::rows::{Next, ObjectRow, StateRow, ThreadRow};
use super::schedules::{Outcome, Schedules};
use crate::schedules::describe::Step;

impl Schedules {
    /// Every index refers to something, and each outcome's schedule leads there.
    ///
    /// # Errors
    ///
    /// The first row that does not.
    pub(super) fn check_references(&self) -> Result<()> {
        let texts = self.texts.len();
        ensure!(
            self.texts.first().is_some_and(String::is_empty),
            "texts[0] is not empty"
        );
        ensure!(!self.states.is_empty(), "there is no state");
        check_rows("views", &self.thread_views, |view| {
            self.has_all_of_thread(view)
        })?;
        check_rows("looks", &self.object_views, |view| {
            self.has_all_of_object(view)
        })?;
        check_rows("moves", &self.effects, |(operations, printed)| {
            *operations < texts && *printed < texts
        })?;
        check_rows("states", &self.states, |state| self.has_all_of_state(state))?;
        let leads = |(index, outcome): &(usize, &Outcome)| self.leads_to(*index, outcome);
        let outcomes: Vec<_> = self.outcomes.iter().enumerate().collect();
        check_rows("outcomes", &outcomes, leads)
    }

    fn has_all_of_thread(&self, view: &ThreadRow) -> bool {
        let mut texts = [view.next, view.why, view.locals].into_iter();
        texts.all(|text| text < self.texts.len())
            && view.collapsed_call <= self.collapsed_calls.len()
    }

    fn has_all_of_object(&self, view: &ObjectRow) -> bool {
        let ObjectRow::Present {
            value,
            holders,
            waiters,
            ..
        } = view
        else {
            return true;
        };
        let mut threads = holders.iter().chain(waiters);
        *value < self.texts.len() && threads.all(|thread| *thread < self.threads.len())
    }

    fn has_all_of_state(&self, state: &StateRow) -> bool {
        let (threads, objects) = (self.threads.len(), self.objects.len());
        let step = |step: &Step| {
            step.thread < threads && step.to < self.states.len() && step.effect < self.effects.len()
        };
        let next = match &state.next {
            Next::Steps(steps) => !steps.is_empty() && steps.iter().all(step),
            Next::End(outcome) => *outcome < self.outcomes.len(),
        };
        let mut appearance = state.appearance.iter().enumerate();
        next && state.appearance.len() == threads + objects
            && appearance.all(|(place, index)| match place < threads {
                true => *index < self.thread_views.len(),
                false => *index < self.object_views.len(),
            })
    }

    fn leads_to(&self, index: usize, outcome: &Outcome) -> bool {
        let mut state = 0;
        for choice in &outcome.steps {
            match self.steps(state).get(*choice) {
                Some(step) => state = step.to,
                None => return false,
            }
        }
        self.states[state].next == Next::End(index)
    }
}

/// Each row of a table has all that it refers to.
fn check_rows<T: Debug>(table: &str, rows: &[T], has_all: impl Fn(&T) -> bool) -> Result<()> {
    match rows.iter().position(|row| !has_all(row)) {
        Some(row) => bail!(
            "{table}[{row}] refers to what is not there: {:?}",
            rows[row]
        ),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schedules::testing::race;

    fn refusal(schedules: &Schedules) -> String {
        format!("{:#}", Schedules::parse(&schedules.to_text()).unwrap_err())
    }

    #[test]
    fn an_index_that_refers_to_nothing_is_refused() {
        let broken = |change: fn(&mut Schedules)| {
            let mut schedules = race().schedules();
            change(&mut schedules);
            refusal(&schedules)
        };
        let error = broken(|s| s.states[0].appearance[0] = 99);
        assert!(
            error.contains("states[0] refers to what is not there"),
            "{error}"
        );
        assert!(broken(|s| s.states[1].appearance.truncate(2)).contains("states[1]"));
        assert!(broken(|s| s.states[2].next = Next::End(7)).contains("states[2]"));
        assert!(broken(|s| s.states[2].next = Next::Steps(Vec::new())).contains("states[2]"));
        assert!(broken(|s| s.effects[1].1 = 99).contains("moves[1]"));
        assert!(broken(|s| s.thread_views[1].why = 99).contains("views[1]"));
        assert!(broken(|s| s.thread_views[1].collapsed_call = 2).contains("views[1]"));
        assert!(broken(|s| s.outcomes[1].steps = vec![0]).contains("outcomes[1]"));
        assert!(broken(|s| s.texts.clear()).contains("texts[0]"));
        let view = ObjectRow::Present {
            value: 0,
            holders: vec![3],
            waiters: Vec::new(),
            poisoned: false,
        };
        let mut schedules = race().schedules();
        schedules.object_views.push(view);
        assert!(refusal(&schedules).contains("looks["));
    }
}
