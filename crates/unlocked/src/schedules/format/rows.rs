//! The rows of the tables: JSON arrays without names, and without the zeros at
//! their ends.

use serde::{Deserialize, Serialize};

use crate::schedules::describe::{Step, ThreadStatus};

/// What can be seen of a thread; texts by their indices.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Vec<usize>", into = "Vec<usize>")]
pub struct ThreadRow {
    /// Whether it can go on.
    pub status: ThreadStatus,
    /// The line of its next operation, or 0.
    pub line: usize,
    /// Its next operation.
    pub next: usize,
    /// Why it cannot go on, or the message of its panic.
    pub why: usize,
    /// Its local variables.
    pub locals: usize,
    /// The collapsed call that its next operation is in, counted from 1, or 0.
    pub collapsed_call: usize,
}

/// What can be seen of an object, or that it does not exist.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "NumberOrArray", into = "NumberOrArray")]
pub enum ObjectRow {
    /// It does not exist yet, or any more.
    Absent,
    /// It exists.
    Present {
        /// Its value, a text.
        value: usize,
        /// The threads that hold it.
        holders: Vec<usize>,
        /// The threads that wait for it.
        waiters: Vec<usize>,
        /// Whether it is poisoned.
        poisoned: bool,
    },
}

/// A state of the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<NumberOrArray>", into = "Vec<NumberOrArray>")]
pub struct StateRow {
    /// The view of each thread, then that of each object.
    pub appearance: Vec<usize>,
    /// What comes next.
    pub next: Next,
}

/// What comes after a state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next {
    /// One of these steps, whichever the scheduler chooses.
    Steps(Vec<Step>),
    /// Nothing: the program has come to this outcome.
    End(usize),
}

/// What a row is made of: JSON of numbers alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum NumberOrArray {
    /// A number.
    Number(usize),
    /// An array.
    Array(Vec<NumberOrArray>),
}

impl NumberOrArray {
    fn numbers(numbers: &[usize]) -> Self {
        Self::Array(numbers.iter().copied().map(Self::Number).collect())
    }

    fn number(self) -> Result<usize, String> {
        match self {
            Self::Number(number) => Ok(number),
            Self::Array(_) => Err("a number is expected, not an array".into()),
        }
    }

    fn row(self) -> Result<Vec<usize>, String> {
        match self {
            Self::Number(_) => Err("an array is expected, not a number".into()),
            Self::Array(cells) => cells.into_iter().map(Self::number).collect(),
        }
    }

    fn is_empty(&self) -> bool {
        matches!(self, Self::Number(0)) || *self == Self::Array(Vec::new())
    }
}

impl TryFrom<Vec<usize>> for ThreadRow {
    type Error = String;

    fn try_from(mut row: Vec<usize>) -> Result<Self, String> {
        let length = row.len();
        row.resize(6.max(length), 0);
        let [status, line, next, why, locals, collapsed_call] = row[..] else {
            return Err(format!("a view has 6 numbers at most, not {length}"));
        };
        let known = ThreadStatus::ALL.get(status);
        Ok(Self {
            status: *known.ok_or_else(|| format!("there is no kind {status} of views"))?,
            line,
            next,
            why,
            locals,
            collapsed_call,
        })
    }
}

impl From<ThreadRow> for Vec<usize> {
    fn from(view: ThreadRow) -> Self {
        let status = view.status as usize;
        let mut row = vec![
            status,
            view.line,
            view.next,
            view.why,
            view.locals,
            view.collapsed_call,
        ];
        row.truncate(row.iter().rposition(|n| *n > 0).map_or(0, |last| last + 1));
        row
    }
}

impl TryFrom<NumberOrArray> for ObjectRow {
    type Error = String;

    fn try_from(cell: NumberOrArray) -> Result<Self, String> {
        let cells = match cell {
            NumberOrArray::Number(0) => return Ok(Self::Absent),
            NumberOrArray::Number(number) => {
                return Err(format!("a look is an array or 0, not {number}"));
            }
            NumberOrArray::Array(cells) => cells,
        };
        if cells.len() > 4 {
            return Err(format!("a look has 4 parts at most, not {}", cells.len()));
        }
        let mut cells = cells.into_iter();
        let none = || NumberOrArray::Array(Vec::new());
        Ok(Self::Present {
            value: cells.next().map_or(Ok(0), NumberOrArray::number)?,
            holders: cells.next().unwrap_or_else(none).row()?,
            waiters: cells.next().unwrap_or_else(none).row()?,
            poisoned: cells.next().map_or(Ok(0), NumberOrArray::number)? == 1,
        })
    }
}

impl From<ObjectRow> for NumberOrArray {
    fn from(view: ObjectRow) -> Self {
        let ObjectRow::Present {
            value,
            holders,
            waiters,
            poisoned,
        } = view
        else {
            return Self::Number(0);
        };
        let mut row = vec![
            Self::Number(value),
            Self::numbers(&holders),
            Self::numbers(&waiters),
            Self::Number(poisoned.into()),
        ];
        let last = row.iter().rposition(|cell| !cell.is_empty());
        row.truncate(last.map_or(0, |last| last + 1));
        Self::Array(row)
    }
}

impl TryFrom<Vec<NumberOrArray>> for StateRow {
    type Error = String;

    fn try_from(mut cells: Vec<NumberOrArray>) -> Result<Self, String> {
        let next = match cells.pop().ok_or("a state is not empty")? {
            NumberOrArray::Number(outcome) => Next::End(outcome),
            row => Next::Steps(steps(&row.row()?)?),
        };
        let appearance = cells
            .into_iter()
            .map(NumberOrArray::number)
            .collect::<Result<_, _>>()?;
        Ok(Self { appearance, next })
    }
}

/// Three numbers a step.
fn steps(row: &[usize]) -> Result<Vec<Step>, String> {
    let step = |numbers: &[usize]| match *numbers {
        [thread, to, effect] => Ok(Step { thread, effect, to }),
        _ => Err("a step has 3 numbers".to_owned()),
    };
    row.chunks(3).map(step).collect()
}

impl From<StateRow> for Vec<NumberOrArray> {
    fn from(state: StateRow) -> Self {
        let mut row: Self = state
            .appearance
            .into_iter()
            .map(NumberOrArray::Number)
            .collect();
        row.push(match state.next {
            Next::End(outcome) => NumberOrArray::Number(outcome),
            Next::Steps(steps) => {
                let numbers = steps.iter().flat_map(|s| [s.thread, s.to, s.effect]);
                NumberOrArray::Array(numbers.map(NumberOrArray::Number).collect())
            }
        });
        row
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json<T: Serialize>(value: &T) -> String {
        serde_json::to_string(value).unwrap()
    }

    #[test]
    fn rows_end_with_what_is_not_zero() {
        let json = |view: ThreadRow| json(&view);
        let status = ThreadStatus::Panicked;
        assert_eq!(
            json(ThreadRow {
                status,
                why: 4,
                ..ThreadRow::default()
            }),
            "[3,0,0,4]"
        );
        assert_eq!(
            json(ThreadRow {
                collapsed_call: 1,
                ..ThreadRow::default()
            }),
            "[0,0,0,0,0,1]"
        );
        assert_eq!(json(ThreadRow::default()), "[]");
    }

    #[test]
    fn a_look_ends_with_what_is_not_empty() {
        let view = |value, holders: &[usize], waiters: &[usize], poisoned| ObjectRow::Present {
            value,
            holders: holders.into(),
            waiters: waiters.into(),
            poisoned,
        };
        let views = [
            (ObjectRow::Absent, "0"),
            (view(0, &[], &[], false), "[]"),
            (view(3, &[], &[], false), "[3]"),
            (view(3, &[1], &[0, 2], false), "[3,[1],[0,2]]"),
            (view(0, &[], &[], true), "[0,[],[],1]"),
        ];
        for (view, text) in views {
            assert_eq!(json(&view), text);
            assert_eq!(serde_json::from_str::<ObjectRow>(text).unwrap(), view);
        }
    }

    #[test]
    fn a_row_that_is_none_is_refused() {
        let refused = |row: &str| serde_json::from_str::<StateRow>(row).is_err();
        assert!(refused("[]"));
        assert!(refused("[0,[1,2],3]"));
        assert!(refused("[0,1,[1,2]]"));
        assert!(!refused("[0,1,[1,2,3]]"));
        let refused = |row: &str| serde_json::from_str::<ThreadRow>(row).is_err();
        assert!(refused("[6]"));
        assert!(refused("[0,0,0,0,0,0,0]"));
        let refused = |row: &str| serde_json::from_str::<ObjectRow>(row).is_err();
        assert!(refused("1"));
        assert!(refused("[[]]"));
        assert!(refused("[0,[],[],0,0]"));
    }
}
