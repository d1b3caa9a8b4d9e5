//! One real run, drawn: `timeline.json` and `timeline.svg`.

use anyhow::{Context, Result, anyhow, bail};
use timeline_std::Recording;

use super::artefact::{Artefact, Check, Snippet};
use super::builds::{Builds, Timelines};
use super::recorder::Recorder;
use super::snippet::WRITTEN_BY;
use super::verdict;
use crate::book::{Listing, Project};
use crate::cargo::build::Built;
use crate::manifest::Assertion;
use crate::timeline::draw::{self, Drawing, Subject};
use crate::timeline::record::{self, RecordedRun};
use crate::timeline::{Timeline, validate};

/// See the module.
pub const ARTEFACT: Artefact = Artefact {
    name: "timeline",
    about: "one real run, drawn with a lane for each thread",
    applies: |listing| listing.is_recordable() || listing.has_timeline(),
    recorded: &[
        "timeline.json",
        "timeline.svg",
        "timeline-python.json",
        "timeline-python.svg",
    ],
    record,
    snippet: Some(Snippet {
        file: "timeline.md",
        applies: Listing::has_timeline,
        text: snippet,
    }),
    checks: &[
        Check {
            name: "recorded",
            applies: Listing::is_recordable,
            run: check_recorder,
        },
        Check {
            name: "timeline",
            applies: Listing::has_timeline,
            run: |listing, builds| {
                let mut programs = drawn(listing, builds)?.into_iter();
                programs.try_for_each(|program| check(listing, program))
            },
        },
    ],
};

fn record(recorder: &Recorder<'_>, builds: &Builds<'_>) -> Result<()> {
    let listing = recorder.listing;
    let Some(built) = builds.timed(listing)? else {
        return Ok(());
    };
    let new = builds.timelines() == Timelines::New;
    for program in drawn(listing, builds)? {
        for (file, text) in program.files(listing, &built, new)? {
            recorder.write(file, &text)?;
        }
    }
    Ok(())
}

/// The programs that are drawn, without Python if there is none.
fn drawn(listing: &Listing, builds: &Builds<'_>) -> Result<Vec<Program>> {
    let mut programs = Program::drawn(listing);
    if programs.contains(&Program::Python) && !builds.has_python()? {
        programs.retain(|program| *program != Program::Python);
    }
    Ok(programs)
}

/// A run can be recorded, and the recording is one that a run can have.
fn check_recorder(listing: &Listing, builds: &Builds<'_>) -> Result<()> {
    let built = builds.timed(listing)?.unwrap_or_default();
    for program in drawn(listing, builds)? {
        program.record(listing, &built)?;
    }
    Ok(())
}

/// The page shows a run of the program as it is, which shows what the manifest
/// says, and the drawing is one of that run.
///
/// # Errors
///
/// Which of these is not so, and in which file.
pub fn check(listing: &Listing, program: Program) -> Result<()> {
    let file = program.recording();
    let timeline = program
        .shown(listing)
        .map_err(|error| listing.stale(file, &format!("{error:#}")))?;
    if listing.read(program.drawing())? != program.draw(listing, &timeline)? {
        let reason = format!("it is no drawing of {file}");
        bail!(listing.stale(program.drawing(), &reason));
    }
    Ok(())
}

/// The runs of a listing that are drawn.
fn snippet(_: &Project, listing: &Listing) -> Result<String> {
    let mut figures = String::new();
    for program in Program::drawn(listing) {
        let file = program.recording();
        let timeline = Timeline::parse(&listing.read(file)?);
        let timeline = timeline.map_err(|error| listing.broken(file, &error))?;
        let (language, command) = match program {
            Program::Rust => ("Rust", listing.command()),
            Program::Python => ("Python", listing.twin_command()),
        };
        figures += &draw::figure(Drawing {
            run: &timeline.run,
            language,
            command: &command,
            file: program.drawing(),
        });
    }
    Ok(format!("{WRITTEN_BY}\n{figures}"))
}

/// One of the two programs of a listing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Program {
    /// `src/main.rs`.
    Rust,
    /// `main.py`.
    Python,
}

/// How many runs are tried for one that shows what it is to show.
const TRIES: usize = 50;

impl Program {
    /// The programs of `listing` that are drawn, in the order of its page.
    #[must_use]
    pub fn drawn(listing: &Listing) -> Vec<Self> {
        match listing.manifest.timeline.python {
            true => vec![Self::Python, Self::Rust],
            false => vec![Self::Rust],
        }
    }

    /// The file that the run is written to.
    #[must_use]
    pub fn recording(self) -> &'static str {
        match self {
            Self::Rust => "timeline.json",
            Self::Python => "timeline-python.json",
        }
    }

    /// The file of the drawing.
    #[must_use]
    pub fn drawing(self) -> &'static str {
        match self {
            Self::Rust => "timeline.svg",
            Self::Python => "timeline-python.svg",
        }
    }

    /// Its files, the program first, and their texts; behind them those of the
    /// libraries that it needs.
    fn sources(self, listing: &Listing) -> Result<Vec<(String, String)>> {
        if self == Self::Python {
            return Ok(vec![("main.py".to_owned(), listing.read("main.py")?)]);
        }
        let mut sources: Vec<_> = listing.sources()?.into_iter().collect();
        sources.sort_by_key(|(file, _)| file != "src/main.rs");
        for needed in &listing.dependencies {
            let files = needed.sources()?.into_iter();
            let files = files.filter(|(file, _)| file != "src/main.rs");
            sources.extend(files.map(|(file, text)| (format!("{}/{file}", needed.name), text)));
        }
        Ok(sources)
    }

    /// Records a run of it.
    ///
    /// # Errors
    ///
    /// Those of [`record::program`] and [`record::twin`]; when the recording is not
    /// one of any run, or the run does what the manifest says that none does.
    pub fn record(self, listing: &Listing, built: &Built) -> Result<RecordedRun> {
        let recorded = match self {
            Self::Rust => record::program(listing, built),
            Self::Python => record::twin(listing),
        }?;
        let always = self
            .assertions(listing)
            .iter()
            .filter(|assertion| assertion.always());
        Self::check_run(&recorded.recording, always)
            .with_context(|| format!("{listing}: the recording of a run is wrong"))?;
        Ok(recorded)
    }

    /// What the manifest says is to be seen.
    fn assertions(self, listing: &Listing) -> &[Assertion] {
        match self {
            Self::Rust => &listing.manifest.timeline.shows,
            Self::Python => &listing.manifest.timeline.python_shows,
        }
    }

    /// The run can be true, and all of `assertions` is to be seen in it.
    fn check_run<'a>(
        run: &Recording,
        mut assertions: impl Iterator<Item = &'a Assertion>,
    ) -> Result<()> {
        validate::check(run)?;
        assertions
            .try_for_each(|assertion| assertion.holds(run))
            .map_err(|reason| anyhow!(reason))
    }

    /// Records a run that is fit to be shown.
    fn record_to_show(self, listing: &Listing, built: &Built) -> Result<Timeline> {
        let mut unfit = None;
        for _ in 0..TRIES {
            let recorded = self.record(listing, built)?;
            let fit = verdict::fit_to_show(listing, &recorded.output).and_then(|()| {
                Self::check_run(&recorded.recording, self.assertions(listing).iter())
            });
            match fit {
                Ok(()) => return Ok(Timeline::new(recorded.recording, &self.text(listing)?)),
                Err(error) => unfit = Some(error),
            }
        }
        let unfit = unfit.context("at least one run is tried")?;
        Err(unfit.context(format!("{listing}: of {TRIES} runs, none is to be shown")))
    }

    /// All of its text.
    fn text(self, listing: &Listing) -> Result<String> {
        let sources = self.sources(listing)?;
        Ok(sources.into_iter().map(|(_, text)| text).collect())
    }

    /// The run that the page shows.
    ///
    /// # Errors
    ///
    /// When it is not one of this program, cannot be true, or does not show
    /// what it is to show.
    pub fn shown(self, listing: &Listing) -> Result<Timeline> {
        let timeline = Timeline::parse(&listing.read(self.recording())?)?;
        timeline.check_program(&self.text(listing)?)?;
        Self::check_run(&timeline.run, self.assertions(listing).iter())?;
        Ok(timeline)
    }

    /// The drawing of a run.
    ///
    /// # Errors
    ///
    /// When the program cannot be read.
    pub fn draw(self, listing: &Listing, timeline: &Timeline) -> Result<String> {
        let sources = self.sources(listing)?;
        let (id, file) = match self {
            Self::Rust => ("timeline", "src/main.rs"),
            Self::Python => ("timeline-python", "main.py"),
        };
        let subject = Subject {
            id: &format!("{}-{id}", listing.package()),
            program: &format!("{listing}/{file}"),
            sources: &sources,
        };
        Ok(draw::draw(&timeline.run, subject))
    }

    /// What the files of the run and of its drawing are to hold. The run that is
    /// shown is kept if it still can be, unless a `new` one is asked for.
    ///
    /// # Errors
    ///
    /// When there is no run to show.
    pub fn files(
        self,
        listing: &Listing,
        built: &Built,
        new: bool,
    ) -> Result<[(&'static str, String); 2]> {
        let kept = if new { None } else { self.shown(listing).ok() };
        let timeline = match kept {
            Some(timeline) => timeline,
            None => self.record_to_show(listing, built)?,
        };
        let drawing = self.draw(listing, &timeline)?;
        Ok([
            (self.recording(), timeline.to_text()),
            (self.drawing(), drawing),
        ])
    }
}
