//! A compilation cache: programs that need not be compiled again.

use std::ffi::OsString;
use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};
use std::{env, process};

use super::changed;

/// How long a program is kept that nobody asks for.
const FORGOTTEN: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// A program that is to be compiled, and where it is kept.
pub struct Kept {
    program: PathBuf,
    kept: PathBuf,
}

impl Kept {
    /// Where the program is kept that these arguments of rustc ask for, if it
    /// is a program: by its source, its libraries and the toolchain.
    pub fn find(arguments: &[OsString]) -> Option<Self> {
        let place = arguments.iter().position(|argument| argument == "-o")?;
        let program = arguments.get(place + 1)?;
        let this = env::current_exe().ok()?;
        let mut hasher = DefaultHasher::new();
        // A new toolchain compiles this program anew, too.
        changed(&this)?.hash(&mut hasher);
        for argument in arguments.iter().filter(|argument| *argument != program) {
            if argument.to_string_lossy().ends_with(".rs") {
                // In a folder with another name each time.
                fs::read(argument).ok()?.hash(&mut hasher);
                continue;
            }
            argument.hash(&mut hasher);
            if let Some((_, library)) = argument.to_string_lossy().split_once('=')
                && library.ends_with(".rlib")
            {
                changed(Path::new(library))?.hash(&mut hasher);
            }
        }
        let name = format!("{:016x}", hasher.finish());
        Some(Self {
            program: program.into(),
            kept: this.with_file_name("snippets").join(name),
        })
    }

    /// Puts the program where it is asked for, if it is here.
    pub fn restore(&self) -> bool {
        let copied = fs::copy(&self.kept, &self.program).is_ok();
        if copied && let Ok(file) = File::options().append(true).open(&self.kept) {
            // Else it is compiled again in some days.
            let _ = file.set_modified(SystemTime::now());
        }
        copied
    }

    /// Keeps the program, which has been compiled, and forgets old ones.
    pub fn store(&self) {
        // What cannot be kept is compiled again.
        let _ = self.try_store();
    }

    fn try_store(&self) -> io::Result<()> {
        let folder = self.kept.parent().expect("it is in a folder");
        fs::create_dir_all(folder)?;
        // Nobody sees half of it.
        let half = folder.join(process::id().to_string());
        fs::copy(&self.program, &half)?;
        fs::rename(&half, &self.kept)?;
        for file in fs::read_dir(folder)?.flatten() {
            let age = changed(&file.path()).and_then(|then| then.elapsed().ok());
            if age.is_some_and(|age| age > FORGOTTEN) {
                fs::remove_file(file.path())?;
            }
        }
        Ok(())
    }
}
