//! `cargo book`: every chore of the book in one command.

use std::io::IsTerminal;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};
use unlocked::artefacts::builds::Timelines;
use unlocked::artefacts::change::Losses;
use unlocked::book::{Project, site};
use unlocked::commands::browse::{self, Task};
use unlocked::commands::mutants::{self, Which};
use unlocked::commands::{record, serve, shake, stress};

/// Serve the book Unlocked, or record what its listings do.
///
/// Without a subcommand the book is built and served on http://localhost:3000.
/// The page in the browser follows every change of a source.
#[derive(Debug, Parser)]
#[command(
    name = "cargo book",
    bin_name = "cargo book",
    version,
    args_conflicts_with_subcommands = true
)]
struct Cli {
    #[command(subcommand)]
    chore: Option<Chore>,
    #[command(flatten)]
    serve: Serve,
}

#[derive(Debug, Subcommand)]
enum Chore {
    /// Build the book and serve it; what happens when nothing is said
    Serve(Serve),
    /// Build the book into a folder, for a web server
    Build {
        /// Where to put it
        #[arg(long, default_value = "book")]
        to: PathBuf,
    },
    /// Run listings and twins, and write what the pages show of them
    ///
    /// What is still true is left alone. What changes is shown, and you are asked
    /// before lines are lost.
    #[command(after_help = format!("Recorded:\n{}", unlocked::artefacts::help()))]
    Record {
        /// Record and draw a new run of each that starts threads, too
        /// (timeline.json, timeline.svg, timeline.md)
        #[arg(long)]
        timeline: bool,
        /// Write what has lost lines, and do not ask
        #[arg(long)]
        accept_losses: bool,
        /// A listing (zip/pairs, or its folder) or a part (zip); all by default
        listings: Vec<String>,
    },
    /// Run the explored listings for real, many times, with random delays
    ///
    /// Each run must come to an outcome that its schedules.json knows. Prints
    /// how many came to which.
    Shake {
        /// How many runs of each listing
        #[arg(long, default_value = "2000")]
        runs: NonZeroUsize,
        /// A listing (threads/lost-update) or a part (threads); all by default
        listings: Vec<String>,
    },
    /// Run the tests of the listings many times, while every core is kept busy
    ///
    /// Prints how many failed. One that does is a false alarm, or a fault that
    /// shows seldom.
    Stress {
        /// How many times
        #[arg(default_value = "200")]
        runs: NonZeroUsize,
        /// For the tests: those whose names hold this (locked-update, output)
        filter: Vec<String>,
    },
    /// Change the code in small ways, and see that a test notices each
    ///
    /// Needs cargo-mutants. Takes hours. What survives is given a test, or an
    /// entry with a reason in tests/mutants.toml; an entry that is no longer
    /// needed is an error. Writes the table of How this book is tested.
    Mutants {
        /// Try only what the last run has left, and write nothing
        #[arg(long)]
        left: bool,
        /// threading/queue, threading, engine, comparisons, harness; all by
        /// default
        targets: Vec<String>,
    },
    /// Keep a core busy
    #[command(name = stress::SPIN, hide = true)]
    Spin,
    /// Open every page in headless Chromium and check it
    ///
    /// Light and dark, wide and narrow: the console, requests to other hosts,
    /// accessibility (axe), sideways scrolling, the keyboard, weight, and the
    /// page with scripts off. Needs Node 20 or newer and Chromium.
    Browse {
        /// Take pictures of the pages instead, into tests/browser/screenshots
        #[arg(long)]
        screenshots: bool,
        /// For Playwright: the checks to run, such as looks or keyboard; for
        /// --screenshots: the pages, such as zip/pairs.html
        which: Vec<String>,
    },
}

#[derive(Debug, Args)]
struct Serve {
    /// The port to listen on
    #[arg(long, default_value_t = 3000)]
    port: u16,
    /// Open the book in the browser
    #[arg(long)]
    open: bool,
}

fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::WARN)
        .without_time()
        .with_target(false)
        .with_writer(std::io::stderr)
        .init();
    match run(Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> Result<()> {
    let project = Project::find(&std::env::current_dir()?)?;
    match cli.chore.unwrap_or(Chore::Serve(cli.serve)) {
        Chore::Serve(Serve { port, open }) => serve::serve(&project, port, open),
        Chore::Build { to } => site::build(&project, &std::path::absolute(to)?),
        Chore::Record {
            timeline,
            accept_losses,
            listings,
        } => {
            let timelines = match timeline {
                true => Timelines::New,
                false => Timelines::Stale,
            };
            let losses = match accept_losses {
                true => Losses::Accept,
                false if std::io::stdin().is_terminal() => Losses::Ask,
                false => Losses::Refuse,
            };
            record::record(&project, &listings, timelines, losses)
        }
        Chore::Shake { runs, listings } => shake::shake(&project, &listings, runs.get()),
        Chore::Stress { runs, filter } => stress::stress(&project, runs.get(), &filter),
        Chore::Mutants { left, targets } => {
            let which = if left { Which::Left } else { Which::All };
            mutants::mutants(&project, &targets, which)
        }
        Chore::Spin => stress::spin(),
        Chore::Browse { screenshots, which } => {
            let task = if screenshots {
                Task::Screenshots
            } else {
                Task::Check
            };
            browse::browse(&project, task, &which)
        }
    }
}
