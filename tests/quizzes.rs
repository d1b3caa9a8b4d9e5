//! The key of every quiz is right: one named test for each.
//!
//! `cargo test --test quizzes zip/pairs` runs those of one page.

mod quiz;
#[allow(dead_code, reason = "quizzes have no block with an output")]
mod snippet;

use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};
use unlocked::book::Project;

use quiz::Found;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let src = Project::of_this_crate().root().join("src");
    let quizzes = match quiz::all(&src) {
        Ok(quizzes) => quizzes,
        Err(error) => {
            eprintln!("error: {error:#}");
            return ExitCode::FAILURE;
        }
    };
    let there_are_some = !quizzes.is_empty();
    let mut trials: Vec<Trial> = quizzes.into_iter().map(trial).collect();
    trials.push(Trial::test("the_book_has_quizzes", move || {
        there_are_some
            .then_some(())
            .ok_or_else(|| Failed::from("no page in src has a <book-quiz>"))
    }));
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn trial(found: Found) -> Trial {
    Trial::test(found.test(), move || {
        let checked = found.quiz.and_then(|quiz| quiz::check(&quiz));
        checked.map_err(|error| Failed::from(format!("{error:#}")))
    })
}
