//! A graph of steps without a way back, from its ends to its start.

use super::outline::Step;

/// A state that leads to others.
pub trait Steps {
    /// What can happen next.
    fn steps(&self) -> &[Step];

    /// The same state with other steps.
    fn with(&self, steps: Vec<Step>) -> Self;
}

/// All states that can be reached, each after those that it leads to.
///
/// # Errors
///
/// When the graph goes round: the states of one round.
pub fn from_the_ends<S: Steps>(states: &[S]) -> Result<Vec<usize>, Vec<usize>> {
    let mut marks = vec![Mark::New; states.len()];
    let mut order = Vec::new();
    let mut path = vec![(0, 0)];
    marks[0] = Mark::OnPath;
    while let Some((state, taken)) = path.last_mut() {
        let state = *state;
        let Some(step) = states[state].steps().get(*taken) else {
            marks[state] = Mark::Done;
            order.push(state);
            path.pop();
            continue;
        };
        *taken += 1;
        match marks[step.to] {
            Mark::New => {
                marks[step.to] = Mark::OnPath;
                path.push((step.to, 0));
            }
            Mark::OnPath => {
                let round = path.iter().map(|(state, _)| *state);
                return Err(round.skip_while(|state| *state != step.to).collect());
            }
            Mark::Done => {}
        }
    }
    Ok(order)
}

#[derive(Clone, Copy)]
enum Mark {
    New,
    OnPath,
    Done,
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Bare(Vec<Step>);

    impl Steps for Bare {
        fn steps(&self) -> &[Step] {
            &self.0
        }

        fn with(&self, steps: Vec<Step>) -> Self {
            Self(steps)
        }
    }

    fn graph(states: &[&[usize]]) -> Vec<Bare> {
        let step = |to: &usize| Step {
            thread: 0,
            does: 0,
            to: *to,
        };
        let state = |to: &&[usize]| Bare(to.iter().map(step).collect());
        states.iter().map(state).collect()
    }

    #[test]
    fn a_state_comes_after_all_that_it_leads_to() {
        let order = from_the_ends(&graph(&[&[2, 1], &[3], &[1], &[]]));
        assert_eq!(order, Ok(vec![3, 1, 2, 0]));
    }

    #[test]
    fn a_state_that_cannot_be_reached_is_left_out() {
        assert_eq!(from_the_ends(&graph(&[&[2], &[2], &[]])), Ok(vec![2, 0]));
    }

    #[test]
    fn a_round_is_returned_without_the_way_to_it() {
        let order = from_the_ends(&graph(&[&[1], &[2, 3], &[1], &[]]));
        assert_eq!(order, Err(vec![1, 2]));
    }
}
