//! A cache of what explored programs wrote: one that has not been built anew
//! writes the same again.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};
use serde::de::DeserializeOwned;
use tempfile::NamedTempFile;

use crate::cargo::{cache, run};

/// Far more than an exploration takes: DESIGN.md allows a second.
const LIMIT: Duration = Duration::from_secs(120);

/// What `program` writes as JSON to the file that the variable `file` names,
/// run with these other `variables`, or what it wrote before.
///
/// # Errors
///
/// When it does not end well, and when it writes something else than a `T`.
pub fn cached_output<T: DeserializeOwned>(
    program: &Path,
    file: &str,
    variables: &[(&str, String)],
) -> Result<T> {
    let key = format!("{} {file} {variables:?}", cache::file_key(program)?);
    let output = cache::cached(&program.with_extension("cache"), &key, || {
        let to = NamedTempFile::new()?;
        let mut command = Command::new(program);
        command.env(file, to.path());
        command.envs(variables.iter().map(|(name, value)| (name, value)));
        run::run(&mut command, LIMIT)?;
        Ok(fs::read_to_string(to.path())?)
    })?;
    serde_json::from_str(&output)
        .with_context(|| format!("{} writes something else", program.display()))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;
    use std::path::PathBuf;

    use std::time::SystemTime;

    use super::*;

    /// A program that counts its runs and writes the number.
    fn counter(folder: &Path) -> PathBuf {
        let program = folder.join("counter");
        let runs = folder.join("runs");
        let runs = runs.display();
        let text = format!("#!/bin/sh\necho run >> {runs}\nwc -l < {runs} > $OUTPUT\n");
        fs::write(&program, text).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        program
    }

    #[test]
    fn a_program_is_run_again_when_it_or_its_variables_have_changed() {
        let folder = tempfile::tempdir().unwrap();
        let program = counter(folder.path());
        let run = |variables: &[(&str, String)]| {
            cached_output::<u32>(&program, "OUTPUT", variables).unwrap()
        };
        assert_eq!([run(&[]), run(&[])], [1, 1]);
        let spurious = [("SPURIOUS", "1".to_owned())];
        assert_eq!([run(&spurious), run(&spurious)], [2, 2]);
        let later = SystemTime::now() + Duration::from_secs(1);
        let file = fs::File::options().append(true).open(&program).unwrap();
        file.set_modified(later).unwrap();
        drop(file);
        assert_eq!([run(&spurious), run(&spurious)], [3, 3]);
    }

    #[test]
    fn what_a_program_says_when_it_fails_is_not_kept() {
        let folder = tempfile::tempdir().unwrap();
        let program = counter(folder.path());
        fs::write(&program, "#!/bin/sh\necho 'no flour'\nexit 1\n").unwrap();
        for _ in 0..2 {
            let error = cached_output::<u32>(&program, "OUTPUT", &[]).unwrap_err();
            assert!(format!("{error:#}").contains("no flour"), "{error:#}");
        }
    }
}
