//! The recorder: runs a program, and writes the recording of its run.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::panic::{catch_unwind, take_hook};
use std::path::Path;
use std::process::{ExitCode, Termination};
use std::sync::{Mutex, OnceLock};

use tracing_core::Dispatch;
use tracing_subscriber::layer::SubscriberExt;

use crate::analysis::analyse;
use crate::emit::{self, RECORDER, ThreadSpan};
use crate::layer::{Recorder, log};
use crate::log::Log;
use crate::panic::set_hook;
use crate::recording::Ended;
use crate::watchdog;

/// The file to write.
static FILE: OnceLock<OsString> = OnceLock::new();

/// Runs the program, writes a [`Recording`](crate::Recording) of the run as
/// JSON to the file that the variable `TIMELINE_STD_RECORDING` names, and ends
/// the process as the program would have: with its exit code, or with 101 if it
/// panics. If it hangs, the exit code is 0.
///
/// # Panics
///
/// If the variable is missing or the file cannot be written; and if it is
/// called twice.
pub fn record<T: Termination>(program: fn() -> T) {
    let file = env::var_os("TIMELINE_STD_RECORDING")
        .expect("TIMELINE_STD_RECORDING must name the file to write the recording to");
    FILE.set(file).expect("a process records one program");
    set_hook(take_hook());
    let recorder = Dispatch::new(tracing_subscriber::registry().with(Recorder));
    RECORDER
        .set(recorder)
        .expect("a process records one program");
    watchdog::start(|| write(Ended::Hung));

    *log() = Some(Log::new());
    let span = ThreadSpan::begin(Some(emit::MAIN));
    let result = catch_unwind(program);
    drop(span);
    let Ok(result) = result else {
        write(Ended::Panicked);
        std::process::exit(101);
    };
    write(Ended::Finished);
    std::process::exit(number(result.report()));
}

/// The number of an exit code, which has no getter for it.
fn number(code: ExitCode) -> i32 {
    let number = (0..=u8::MAX).find(|&number| ExitCode::from(number) == code);
    number.map_or(1, i32::from)
}

/// Writes the recording of a run that ends where the calling thread is.
pub fn exit() {
    if let (Some(id), Some(log)) = (emit::current(), log().as_mut()) {
        log.exit(id);
    }
    write(Ended::Finished);
}

/// Ends the recording and writes it, unless that was done before. Whoever comes
/// second waits until it is written.
pub fn write(ended: Ended) {
    static TURN: Mutex<()> = Mutex::new(());
    let _turn = TURN.lock();
    let log = log().take();
    let (Some(log), Some(file)) = (log, FILE.get()) else {
        return;
    };
    let recording = analyse(log, ended);
    let text = serde_json::to_string(&recording).expect("a recording is plain data");
    fs::write(file, text)
        .unwrap_or_else(|error| panic!("{} cannot be written: {error}", Path::new(file).display()));
}
