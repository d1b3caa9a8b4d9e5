//! Iterative deepening: the program is searched with more and more patience for
//! spin loops, until that finds nothing new.

use std::collections::BTreeSet;

use crate::clock::Clock;
use crate::engine::context::{Options, SPIN_LIMIT};
use crate::engine::execute;
use crate::engine::search::Search;
use crate::engine::statics::Statics;
use crate::engine::suffix::Suffixes;
use crate::main_fn::Main;
use crate::outcome::{Omission, Outcome};

/// A loop that counts more rounds than this is not followed.
const SPIN_LIMIT_AT_MOST: usize = 48;

/// What a search has come to, and why something may be missing.
pub(crate) struct Found {
    pub search: Search,
    pub truncated: Option<String>,
}

impl Found {
    fn outcomes(&self) -> BTreeSet<Outcome> {
        let outcomes = Suffixes::count(&self.search.nodes).of_program();
        outcomes
            .into_iter()
            .map(|(_, outcome, _)| outcome)
            .collect()
    }
}

/// Searches with the least patience that finds all there is to be found.
pub(crate) fn search<T: Main>(options: Options, program: &impl Fn() -> T) -> Result<Found, String> {
    let mut clock = Clock::start(&options);
    let mut limit = options.spin_limit.unwrap_or(SPIN_LIMIT);
    let mut found = with_patience(options.clone(), limit, &mut clock, program)?;
    let mut followed = !found.search.context.deferred;
    while options.spin_limit.is_none()
        && found.truncated.is_none()
        && found.search.context.deferred
        && limit < SPIN_LIMIT_AT_MOST
    {
        let most = found.search.executions.saturating_mul(20) + 2_000;
        let patient = Options {
            max_executions: most.min(options.max_executions),
            ..options.clone()
        };
        let more = with_patience(patient, limit * 4, &mut clock, program)?;
        if let Some(why) = more.truncated {
            // Its own limit is that of patience alone.
            let own = clock.is_over(&more.search).is_none() && most < options.max_executions;
            found.truncated = (!own).then(|| format!("{why}, with more patience for loops"));
            break;
        }
        followed = more.outcomes() == found.outcomes();
        if followed {
            break;
        }
        limit *= 4;
        found = more;
    }
    if !followed {
        found
            .search
            .context
            .omitted
            .insert(Omission::IdleRounds(limit));
    }
    Ok(found)
}

/// Runs the program by every schedule, with this patience.
///
/// # Errors
///
/// Why the program cannot be explored.
fn with_patience<T: Main>(
    options: Options,
    spin_limit: usize,
    clock: &mut Clock,
    program: &impl Fn() -> T,
) -> Result<Found, String> {
    let most = options.max_executions;
    let mut search = Search::new(options);
    search.context.statics = Statics::before(program);
    search.context.names.spin_limit = spin_limit;
    loop {
        search = execute(search, program);
        search.executions += 1;
        if let Some(failure) = search.failure {
            return Err(failure);
        }
        clock.tell(&search);
        let most_are_run = search.executions >= most;
        let limit = (most_are_run.then(|| format!("more than {most} executions")))
            .or_else(|| clock.is_over(&search));
        if limit.is_none() && search.context.names.begin_anew {
            search.begin_anew();
            continue;
        }
        let is_anew = search.context.names.begin_anew;
        let goes_on = is_anew || search.advance();
        if goes_on && limit.is_none() {
            continue;
        }
        if !is_anew {
            run_again(&search, program)?;
        }
        let truncated = limit.filter(|_| goes_on);
        return Ok(Found { search, truncated });
    }
}

/// Runs the program once more by a schedule that is known, to see that it does
/// the same. Where it keeps something from one execution to the next, it does
/// not.
fn run_again<T: Main>(search: &Search, program: &impl Fn() -> T) -> Result<(), String> {
    let path = search.some_path();
    let mut again = Search::new(Options {
        views: false,
        ..search.context.options.clone()
    });
    again.context.statics = Statics::before(program);
    again.context.names = search.context.names.clone();
    again.script = Some(
        (path.iter())
            .map(|(node, taken)| search.nodes[*node].transitions[*taken])
            .collect(),
    );
    let again = execute(again, program);
    let contradiction = || search.contradicts(&path, &again);
    (again.failure.clone())
        .or_else(contradiction)
        .map_or(Ok(()), Err)
}
