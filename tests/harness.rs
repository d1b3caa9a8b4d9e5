//! Each check of the book is red when it is shown something broken.

mod quiz;
mod site;
mod skeptic;
#[allow(dead_code, reason = "the build script uses the rest")]
mod snippet;

mod harness {
    mod comparisons;
    mod listings;
    mod names;
    mod pages;
    mod processes;
    mod prose;
    mod quizzes;
    mod runs;
    mod timelines;
}
