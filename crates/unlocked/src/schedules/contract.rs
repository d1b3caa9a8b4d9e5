//! One step instead of two, where nothing can come between them.
//!
//! A step that nobody can see, such as the end of a guard, is the only one of
//! its state and taken at once, so the reader need not be asked.

use super::outline::{Move, Step};
use super::pool::Pool;
use super::unfold::Node;

/// Lets each step go on through the silent ones behind it, and the start, too.
/// A state that is only passed through can no longer be reached then.
///
/// What another thread does silently is told with its name: `threads` has them.
pub fn contract(nodes: &[Node], moves: &mut Pool<Move>, threads: &[String]) -> Vec<Node> {
    let mut contracted = nodes.to_vec();
    for step in contracted.iter_mut().flat_map(|node| &mut node.steps) {
        while let Some(next) = silent(nodes, moves, step.to) {
            let told = (next.thread != step.thread).then(|| threads[next.thread].as_str());
            step.does = joined(moves, step.does, told, next.does);
            step.to = next.to;
        }
    }
    let mut start = 0;
    while let Some(next) = silent(nodes, moves, start) {
        start = next.to;
    }
    contracted[0] = contracted[start].clone();
    contracted
}

/// The step that is to be taken at once in this state, if there is one.
fn silent(nodes: &[Node], moves: &Pool<Move>, state: usize) -> Option<Step> {
    match nodes[state].steps[..] {
        [only] if moves[only.does].silent => Some(only),
        _ => None,
    }
}

/// What a reader need not be told: that a thread returns, joins, or goes on
/// from where it waited.
const UNTOLD: [&str; 7] = [
    "return",
    "end",
    "end of scope",
    "join",
    "leave",
    "received",
    "initialised",
];

fn joined(moves: &mut Pool<Move>, first: usize, thread: Option<&str>, then: usize) -> usize {
    let (first, then) = (&moves[first], &moves[then]);
    let untold = UNTOLD.iter().any(|verb| {
        (then.did.strip_prefix(verb)).is_some_and(|r| r.is_empty() || r.starts_with(' '))
    });
    let did = match thread {
        _ if untold => first.did.clone(),
        None => format!("{}; {}", first.did, then.did),
        Some(thread) => format!("{}; {thread}: {}", first.did, then.did),
    };
    let both = Move {
        did,
        printed: format!("{}{}", first.printed, then.printed),
        silent: false,
    };
    moves.id(both)
}

#[cfg(test)]
mod tests {
    use super::super::count::schedules;
    use super::super::minimise::minimise;
    use super::super::testing::{Program, finishes, join, lock, locked_race, print, unlock};
    use super::super::unfold::unfold;
    use super::*;

    /// What each thread can do, state by state, as far as can be reached.
    fn told(program: &Program) -> Vec<Vec<String>> {
        let mut outline = program.outline();
        let nodes = unfold(&outline, &finishes(&[("done", "")])).unwrap();
        let nodes = minimise(&contract(&nodes, &mut outline.moves, &outline.threads));
        let did = |step: &Step| outline.moves[step.does].did.clone();
        nodes
            .iter()
            .map(|n| n.steps.iter().map(did).collect())
            .collect()
    }

    #[test]
    fn what_nobody_sees_is_part_of_the_step_before() {
        let alone = vec![lock(0), lock(1), print("x\n"), unlock(1), unlock(0)];
        let program = Program::new(&[("main", alone)]).sharing(&["left", "right"]);
        let steps = [
            vec!["lock left"],
            vec!["lock right"],
            vec!["print \"x\"; unlock right; unlock left"],
            vec![],
        ];
        assert_eq!(told(&program), steps);
    }

    #[test]
    fn a_release_is_no_choice_beside_another_thread() {
        let main = vec![lock(0), unlock(0), join(1)];
        let program = Program::new(&[("main", main), ("first", vec![print("x\n")])]);
        let steps = told(&program.sharing(&["balance"]));
        assert_eq!(steps[0], ["lock balance; unlock balance", "print \"x\""]);
    }

    #[test]
    fn a_start_that_needs_no_choice_is_passed() {
        let main = vec![unlock(0), lock(0), join(1)];
        let program = Program::new(&[("main", main), ("first", vec![print("x\n")])]);
        let steps = told(&program.sharing(&["balance"]));
        assert_eq!(steps[0], ["lock balance", "print \"x\""]);
    }

    #[test]
    fn the_same_schedules_are_counted_before_and_after() {
        let mut outline = locked_race().outline();
        let settings = finishes(&[("both count", "value: 2")]);
        let nodes = unfold(&outline, &settings).unwrap();
        let contracted = contract(&nodes, &mut outline.moves, &outline.threads);
        assert_ne!(nodes, contracted);
        let before = schedules(&nodes, 1).unwrap();
        assert_eq!(before, schedules(&contracted, 1).unwrap());
        assert!(before[0] > 1, "{before:?}");
    }
}
