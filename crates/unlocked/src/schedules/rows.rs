//! The rows of `schedules.json`: arrays without names, and without the zeros at
//! their ends.

use serde::{Deserialize, Serialize};

use super::file::{Look, Next, State, View};
use super::outline::{Kind, Step};

/// Numbers that may be larger than those of JavaScript, as strings.
pub mod decimal {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    /// As a string.
    pub fn serialize<S: Serializer>(number: &u128, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(number)
    }

    /// From a string.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u128, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

/// What a row is made of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Cell {
    /// A number.
    Number(usize),
    /// A row in a row.
    Row(Vec<Cell>),
}

impl Cell {
    fn numbers(numbers: &[usize]) -> Self {
        Self::Row(numbers.iter().copied().map(Self::Number).collect())
    }

    fn number(self) -> Result<usize, String> {
        match self {
            Self::Number(number) => Ok(number),
            Self::Row(_) => Err("a number is expected, not an array".into()),
        }
    }

    fn row(self) -> Result<Vec<usize>, String> {
        match self {
            Self::Number(_) => Err("an array is expected, not a number".into()),
            Self::Row(cells) => cells.into_iter().map(Self::number).collect(),
        }
    }

    fn is_empty(&self) -> bool {
        matches!(self, Self::Number(0)) || *self == Self::Row(Vec::new())
    }
}

impl TryFrom<Vec<usize>> for View {
    type Error = String;

    fn try_from(mut row: Vec<usize>) -> Result<Self, String> {
        let length = row.len();
        row.resize(6.max(length), 0);
        let [kind, line, next, why, locals, helper] = row[..] else {
            return Err(format!("a view has 6 numbers at most, not {length}"));
        };
        let kinds = Kind::ALL.get(kind);
        Ok(Self {
            kind: *kinds.ok_or_else(|| format!("there is no kind {kind} of views"))?,
            line,
            next,
            why,
            locals,
            helper,
        })
    }
}

impl From<View> for Vec<usize> {
    fn from(view: View) -> Self {
        let kind = view.kind as usize;
        let mut row = vec![
            kind,
            view.line,
            view.next,
            view.why,
            view.locals,
            view.helper,
        ];
        row.truncate(row.iter().rposition(|n| *n > 0).map_or(0, |last| last + 1));
        row
    }
}

impl TryFrom<Cell> for Look {
    type Error = String;

    fn try_from(cell: Cell) -> Result<Self, String> {
        let cells = match cell {
            Cell::Number(0) => return Ok(Self::Absent),
            Cell::Number(number) => return Err(format!("a look is an array or 0, not {number}")),
            Cell::Row(cells) => cells,
        };
        if cells.len() > 4 {
            return Err(format!("a look has 4 parts at most, not {}", cells.len()));
        }
        let mut cells = cells.into_iter();
        let none = || Cell::Row(Vec::new());
        Ok(Self::Present {
            value: cells.next().map_or(Ok(0), Cell::number)?,
            holders: cells.next().unwrap_or_else(none).row()?,
            waiters: cells.next().unwrap_or_else(none).row()?,
            poisoned: cells.next().map_or(Ok(0), Cell::number)? == 1,
        })
    }
}

impl From<Look> for Cell {
    fn from(look: Look) -> Self {
        let Look::Present {
            value,
            holders,
            waiters,
            poisoned,
        } = look
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
        Self::Row(row)
    }
}

impl TryFrom<Vec<Cell>> for State {
    type Error = String;

    fn try_from(mut cells: Vec<Cell>) -> Result<Self, String> {
        let next = match cells.pop().ok_or("a state is not empty")? {
            Cell::Number(outcome) => Next::End(outcome),
            row => Next::Steps(steps(&row.row()?)?),
        };
        let face = cells
            .into_iter()
            .map(Cell::number)
            .collect::<Result<_, _>>()?;
        Ok(Self { face, next })
    }
}

/// Three numbers a step.
fn steps(row: &[usize]) -> Result<Vec<Step>, String> {
    let step = |numbers: &[usize]| match *numbers {
        [thread, to, does] => Ok(Step { thread, does, to }),
        _ => Err("a step has 3 numbers".to_owned()),
    };
    row.chunks(3).map(step).collect()
}

impl From<State> for Vec<Cell> {
    fn from(state: State) -> Self {
        let mut row: Self = state.face.into_iter().map(Cell::Number).collect();
        row.push(match state.next {
            Next::End(outcome) => Cell::Number(outcome),
            Next::Steps(steps) => {
                let numbers = steps.iter().flat_map(|s| [s.thread, s.to, s.does]);
                Cell::Row(numbers.map(Cell::Number).collect())
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
        let json = |view: View| json(&view);
        let kind = Kind::Panicked;
        assert_eq!(
            json(View {
                kind,
                why: 4,
                ..View::default()
            }),
            "[3,0,0,4]"
        );
        assert_eq!(
            json(View {
                helper: 1,
                ..View::default()
            }),
            "[0,0,0,0,0,1]"
        );
        assert_eq!(json(View::default()), "[]");
    }

    #[test]
    fn a_look_ends_with_what_is_not_empty() {
        let look = |value, holders: &[usize], waiters: &[usize], poisoned| Look::Present {
            value,
            holders: holders.into(),
            waiters: waiters.into(),
            poisoned,
        };
        let looks = [
            (Look::Absent, "0"),
            (look(0, &[], &[], false), "[]"),
            (look(3, &[], &[], false), "[3]"),
            (look(3, &[1], &[0, 2], false), "[3,[1],[0,2]]"),
            (look(0, &[], &[], true), "[0,[],[],1]"),
        ];
        for (look, row) in looks {
            assert_eq!(json(&look), row);
            assert_eq!(serde_json::from_str::<Look>(row).unwrap(), look);
        }
    }

    #[test]
    fn a_row_that_is_none_is_refused() {
        let refused = |row: &str| serde_json::from_str::<State>(row).is_err();
        assert!(refused("[]"));
        assert!(refused("[0,[1,2],3]"));
        assert!(refused("[0,1,[1,2]]"));
        assert!(!refused("[0,1,[1,2,3]]"));
        let refused = |row: &str| serde_json::from_str::<View>(row).is_err();
        assert!(refused("[6]"));
        assert!(refused("[0,0,0,0,0,0,0]"));
        let refused = |row: &str| serde_json::from_str::<Look>(row).is_err();
        assert!(refused("1"));
        assert!(refused("[[]]"));
        assert!(refused("[0,[],[],0,0]"));
    }
}
