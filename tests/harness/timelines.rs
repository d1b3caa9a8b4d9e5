//! A drawn run that is right, and then broken in one place.

use std::fs;

use tempfile::TempDir;
use timeline_std::{Kind, Recording};
use unlocked::artefacts::timeline::{self, Program};
use unlocked::book::Listing;
use unlocked::cargo::build::Built;
use unlocked::manifest::Manifest;
use unlocked::timeline::Timeline;

const PROGRAM: &str = "use std::sync::Mutex;\nfn main() {}\n";

/// A listing, alone in a folder, with a run that is drawn: Ben waits until Ana
/// lets go.
struct Drawn {
    listing: Listing,
    _folder: TempDir,
}

impl Drawn {
    fn new() -> Self {
        Self::of(recording())
    }

    fn of(run: Recording) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let listing = Listing {
            dir: folder.path().to_owned(),
            part: "threads".into(),
            name: "till".into(),
            manifest: Manifest {
                timeline: serde_json::from_str(
                    r#"{ "shows": [{ "waits": "lock", "thread": "Ben" }] }"#,
                )
                .unwrap(),
                ..Manifest::default()
            },
            dependencies: Vec::new(),
        };
        fs::create_dir(folder.path().join("src")).unwrap();
        fs::write(listing.file("src/main.rs"), PROGRAM).unwrap();
        let timeline = Timeline::new(run, PROGRAM);
        fs::write(listing.file("timeline.json"), timeline.to_text()).unwrap();
        let drawn = Self {
            listing,
            _folder: folder,
        };
        drawn.draw();
        drawn
    }

    /// Draws the run that is there, if it can be shown.
    fn draw(&self) {
        let nothing_is_built = Built::default();
        if let Ok(files) = Program::Rust.files(&self.listing, &nothing_is_built, false) {
            for (name, text) in files {
                fs::write(self.listing.file(name), text).unwrap();
            }
        }
    }

    fn breaking(self, name: &str, old: &str, new: &str) -> Self {
        let text = self.listing.read(name).unwrap();
        assert!(text.contains(old), "{name} has no {old:?}");
        fs::write(self.listing.file(name), text.replace(old, new)).unwrap();
        self
    }

    fn fault(&self) -> String {
        let fault = timeline::check(&self.listing, Program::Rust).unwrap_err();
        format!("{fault:#}")
    }
}

fn recording() -> Recording {
    serde_json::from_str(include_str!("till.json")).unwrap()
}

fn assert_says(fault: &str, what: &str) {
    let folder = "listings/threads/till";
    assert!(fault.contains(folder) && fault.contains(what), "{fault}");
}

#[test]
fn a_drawn_run_that_is_right_is_accepted() {
    timeline::check(&Drawn::new().listing, Program::Rust).unwrap();
}

#[test]
fn a_run_of_a_program_that_has_changed_is_a_fault() {
    let drawn = Drawn::new().breaking("src/main.rs", "fn main() {}", "fn main() { }");
    let fault = drawn.fault();
    assert_says(&fault, "the program has changed");
    assert_says(&fault, "cargo book record threads/till");
}

#[test]
fn a_drawing_changed_by_hand_is_a_fault() {
    let drawn = Drawn::new().breaking("timeline.svg", "until Ana lets go", "until Ben lets go");
    assert_says(
        &drawn.fault(),
        "timeline.svg: it is no drawing of timeline.json",
    );
}

#[test]
fn a_recording_in_which_two_threads_hold_one_mutex_is_a_fault() {
    let mut run = recording();
    let mut holds = run.spans.iter_mut().filter(|span| span.kind == Kind::Hold);
    let ben = holds.next_back().unwrap();
    assert_eq!(ben.thread, 2);
    ben.begin = 45;
    run.spans.sort_by_key(|span| span.begin);
    let fault = Drawn::of(run).fault();
    assert_says(
        &fault,
        "begins before Ana's hold of till (line 2) has ended",
    );
}

#[test]
fn a_recording_without_what_the_manifest_wants_shown_is_a_fault() {
    let mut run = recording();
    run.threads[2].name = Some("Bob".into());
    assert_says(&Drawn::of(run).fault(), "Ben");
}

#[test]
fn a_recording_of_another_form_is_a_fault() {
    let drawn = Drawn::new().breaking("timeline.json", "\"version\":1", "\"version\":2");
    assert_says(&drawn.fault(), "it has version 2");
    let drawn = Drawn::new().breaking("timeline.json", "\"end\":", "\"edn\":");
    assert_says(&drawn.fault(), "it is no timeline");
}
