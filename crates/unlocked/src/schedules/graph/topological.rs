//! The graph in reverse topological order, by a depth-first search.

use super::state::Steps;

/// All states that can be reached, each after those that it leads to.
///
/// # Errors
///
/// When the graph has a cycle: the states of one.
pub fn reverse_topological_order<S: Steps>(states: &[S]) -> Result<Vec<usize>, Vec<usize>> {
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
                let path = path.iter().map(|(state, _)| *state);
                return Err(path.skip_while(|state| *state != step.to).collect());
            }
            Mark::Done => {}
        }
    }
    Ok(order)
}

/// What the search knows of a state.
#[derive(Clone, Copy)]
enum Mark {
    New,
    OnPath,
    Done,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schedules::describe::Step;

    struct Bare(Vec<Step>);

    impl Steps for Bare {
        fn steps(&self) -> &[Step] {
            &self.0
        }

        fn with_steps(&self, steps: Vec<Step>) -> Self {
            Self(steps)
        }
    }

    fn graph(states: &[&[usize]]) -> Vec<Bare> {
        let step = |to: &usize| Step {
            thread: 0,
            effect: 0,
            to: *to,
        };
        let state = |to: &&[usize]| Bare(to.iter().map(step).collect());
        states.iter().map(state).collect()
    }

    #[test]
    fn a_state_comes_after_all_that_it_leads_to() {
        let order = reverse_topological_order(&graph(&[&[2, 1], &[3], &[1], &[]]));
        assert_eq!(order, Ok(vec![3, 1, 2, 0]));
    }

    #[test]
    fn a_state_that_cannot_be_reached_is_left_out() {
        assert_eq!(
            reverse_topological_order(&graph(&[&[2], &[2], &[]])),
            Ok(vec![2, 0])
        );
    }

    #[test]
    fn a_cycle_is_returned_without_the_path_to_it() {
        let order = reverse_topological_order(&graph(&[&[1], &[2, 3], &[1], &[]]));
        assert_eq!(order, Err(vec![1, 2]));
    }
}
