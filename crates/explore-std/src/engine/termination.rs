//! Termination: an execution ends with its program, or where nobody can go on,
//! which is a deadlock or a livelock.

use super::ids::MAIN;
use super::state::ExecutionState;
use super::thread::{Pending, Thread};
use crate::outcome::{Blocked, End};

impl ExecutionState {
    /// How the program has ended, if it has.
    pub fn end(&self) -> Option<End> {
        if self.exit.is_some() {
            return self.exit.clone();
        }
        let main = self.thread(MAIN);
        let ended = main.ended.as_ref().filter(|_| main.stopped)?;
        Some(match &ended.panic {
            Some(message) => End::Panicked(message.clone()),
            None => End::Finished,
        })
    }

    /// What to call it when nobody can go on.
    pub fn stuck(&self) -> End {
        let spins = |id| self.deferred(id).is_some() && self.certain(id).is_some();
        let spinning = self.started().filter(|(id, _)| spins(*id));
        let spinning: Vec<String> = spinning.map(|(_, t)| t.label.clone()).collect();
        if !spinning.is_empty() {
            return End::Spins(spinning);
        }
        let blocked = self.started().filter(|(_, thread)| !thread.stopped);
        let blocked = blocked.map(|(_, thread)| Blocked {
            thread: thread.label.clone(),
            reason: self.reason(thread),
        });
        End::Deadlock(blocked.collect())
    }

    /// What a thread waits for, and who holds it.
    fn reason(&self, thread: &Thread) -> String {
        let Some(Pending { op, .. }) = &thread.pending else {
            return String::new();
        };
        let mut text = self.describe(op);
        let model = op.object().map(|id| &self.object(id).model);
        let holders = model.map_or(Vec::new(), |model| model.holders());
        if !holders.is_empty() {
            let names = holders.iter().map(|id| self.thread(*id).label.as_str());
            text += &format!(", held by {}", names.collect::<Vec<_>>().join(", "));
        }
        text
    }
}
