//! Running a listing for the page that shows it.
//!
//! A page that is served by `cargo book` has a button beside each program. It
//! asks this runner, which runs the program of the checkout that it was built
//! from: what a reader changes in a listing is what runs.

use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;

use crate::artefacts::{twin, verdict};
use crate::book::{Listing, Project};
use crate::cargo::build;
use crate::cargo::run::{self, RunOutput};

/// A header that a page of this server sends. A page of another site cannot:
/// its browser would have to ask this server for leave first, and gets none.
pub const ASKED_BY_THE_BOOK: &str = "x-unlocked";

/// How long cargo may take to build a listing before it runs.
const BUILD_LIMIT: Duration = Duration::from_secs(300);

/// Answers `POST /run/listings/<part>/<name>/src/main.rs` and `.../main.py`
/// with what that program prints, as plain text.
pub fn router(project: Project) -> Router {
    Router::new()
        .route("/run/{*program}", post(answer))
        .with_state(project)
}

async fn answer(
    State(project): State<Project>,
    Path(program): Path<String>,
    headers: HeaderMap,
) -> (StatusCode, String) {
    if !headers.contains_key(ASKED_BY_THE_BOOK) {
        let reason = "only a page of the book may run a listing\n";
        return (StatusCode::FORBIDDEN, reason.to_owned());
    }
    let ran = tokio::task::spawn_blocking(move || run_program(&project, &program)).await;
    match ran {
        Ok(Ok(printed)) => (StatusCode::OK, printed),
        Ok(Err(error)) => (StatusCode::UNPROCESSABLE_ENTITY, format!("{error:#}\n")),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, format!("{error}\n")),
    }
}

/// Runs the program with this path in the book.
fn run_program(project: &Project, program: &str) -> Result<String> {
    let listings = Listing::all(project)?;
    let found = listings.iter().find_map(|listing| {
        let file = program.strip_prefix(&listing.to_string())?;
        Some((listing, file.strip_prefix('/')?))
    });
    match found {
        Some((listing, "src/main.rs")) if listing.has_program() => run_listing(project, listing),
        Some((listing, "main.py")) if listing.has_twin() => {
            twin::run(listing).map(RunOutput::shown)
        }
        _ => bail!("the book has no program {program}"),
    }
}

fn run_listing(project: &Project, listing: &Listing) -> Result<String> {
    let package = listing.package();
    let mut cargo = build::cargo();
    cargo
        .args(["build", "--quiet", "--package", &package])
        .current_dir(project.root());
    run::run(&mut cargo, BUILD_LIMIT)
        .with_context(|| format!("{listing} does not build, by: cargo build -p {package}"))?;
    let mut program: Command = build::cargo();
    program
        .args(["run", "--quiet", "--package", &package])
        .current_dir(project.root());
    let ran = verdict::run(listing, &mut program)
        .with_context(|| format!("{listing}/src/main.rs, run by: {}", listing.command()))?;
    Ok(run::normalise(&ran.shown()))
}
