//! Validation of a recording: can it be true of any run?
//!
//! Nothing here asks how long anything took: only what came before what.
//!
//! | module | answers |
//! |---|---|
//! | `references` | does every index name something? |
//! | `chronology` | does time go forward? |
//! | `lifetimes` | does every thread begin, and end or hang? |
//! | `ownership` | is an object held by those who may, and waited for while it is held? |
//! | `arrow_ends` | what stands at the ends of an arrow of each kind? |
//! | `arrows` | does each arrow go from its cause to its effect? |
//! | `barriers` | do all leave a barrier together? |
//! | `interpreter` | does one thread at a time interpret Python? |

use anyhow::Result;
use timeline_std::Recording;

use super::view::View;

mod arrow_ends;
mod arrows;
mod barriers;
mod chronology;
mod interpreter;
mod lifetimes;
mod ownership;
mod references;

/// In order: a later rule relies on the earlier ones.
const RULES: &[fn(View<'_>) -> Result<()>] = &[
    references::every_index_is_in_range,
    references::what_needs_an_object_has_one,
    chronology::everything_begins_before_it_ends,
    chronology::a_thread_does_nothing_outside_of_its_life,
    chronology::everything_is_in_order,
    chronology::no_two_moments_are_equal,
    lifetimes::main_begins_first_and_another_starts_each_thread,
    lifetimes::main_ends_or_the_run_hangs,
    lifetimes::only_who_has_not_ended_is_still_at_something,
    lifetimes::in_a_hung_run_every_thread_waits,
    lifetimes::a_thread_is_in_one_wait_at_a_time,
    ownership::nobody_holds_what_another_holds,
    ownership::a_wait_for_a_lock_ends_with_a_hold,
    ownership::a_wait_for_a_lock_has_a_holder,
    ownership::a_wait_without_end_has_a_holder_without_end,
    arrows::arrows_go_forward_to_another_thread,
    arrows::no_cause_has_two_effects_and_no_effect_two_causes,
    arrows::an_arrow_joins_what_its_kind_says,
    ownership::a_hold_follows_a_release,
    lifetimes::a_join_follows_the_end,
    barriers::all_leave_a_barrier_together,
    interpreter::who_waits_for_the_interpreter_has_a_rival,
];

/// Checks whether a recording can be true of any run.
///
/// # Errors
///
/// Which thread, span or arrow cannot be, and why.
pub fn check(recording: &Recording) -> Result<()> {
    RULES.iter().try_for_each(|rule| rule(View(recording)))
}

#[cfg(test)]
mod tests {
    use serde_json::{Map, Value};
    use timeline_std::Recording;

    use super::super::testing::all;
    use super::check;

    #[test]
    fn what_can_be_true_is_accepted() {
        for (name, recording) in all() {
            let verdict = check(&recording);
            verdict.unwrap_or_else(|e| panic!("{name}: {e}"));
        }
    }

    /// Whatever a file says, there is a verdict.
    #[test]
    fn a_recording_with_any_one_number_changed_is_accepted_or_refused() {
        let (mut accepted, mut refused) = (0, 0);
        for (_, recording) in all() {
            for changed in changes(&serde_json::to_value(&recording).unwrap()) {
                let Ok(changed) = serde_json::from_value::<Recording>(changed) else {
                    continue;
                };
                match check(&changed) {
                    Ok(()) => accepted += 1,
                    Err(_) => refused += 1,
                }
            }
        }
        // Most moments may move a little; an index may not.
        assert!(accepted > 1_000, "{accepted} were accepted");
        assert!(refused > 1_000, "{refused} were refused");
    }

    /// The value with each one of its numbers changed, in several ways.
    fn changes(value: &Value) -> Vec<Value> {
        match value {
            Value::Number(number) => number.as_u64().map_or_else(Vec::new, other_numbers),
            Value::Array(values) => {
                let put = |index: usize, change| {
                    let mut values = values.clone();
                    values[index] = change;
                    Value::Array(values)
                };
                let each = values.iter().enumerate();
                each.flat_map(|(i, v)| changes(v).into_iter().map(move |c| put(i, c)))
                    .collect()
            }
            Value::Object(fields) => {
                let put = |key: &str, change| {
                    let mut fields: Map<_, _> = fields.clone();
                    fields[key] = change;
                    Value::Object(fields)
                };
                let each = fields.iter();
                each.flat_map(|(k, v)| changes(v).into_iter().map(move |c| put(k, c)))
                    .collect()
            }
            _ => Vec::new(),
        }
    }

    /// As an index, each of the others and one too many; as a moment, some
    /// before and behind its neighbours.
    fn other_numbers(number: u64) -> Vec<Value> {
        let near = [1, 5, 10, 15, 25];
        let less = near.iter().filter_map(|by| number.checked_sub(*by));
        let more = near.iter().filter_map(|by| number.checked_add(*by));
        let extremes = [0, 1, 2, 3, 4, u64::MAX];
        let numbers = less.chain(more).chain(extremes).map(Value::from);
        numbers.chain([Value::Null]).collect()
    }
}
