//! What an explored program tells, kept for as long as it is the same program.
//!
//! To explore is to compute: a program that has not been built anew tells the
//! same again. It is known by what Cargo changes when it builds it: its length
//! and the time of its change.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tempfile::NamedTempFile;

use crate::cargo::run;

/// Far more than an exploration takes: DESIGN.md allows a second.
const LIMIT: Duration = Duration::from_secs(120);

/// What stands beside a program.
#[derive(Serialize, Deserialize)]
struct Kept {
    /// Which program has told it, and under which variables.
    by: String,
    told: String,
}

/// What `program` writes as JSON to the file that the variable `file` names,
/// run with these other `variables`, or what it wrote before.
///
/// # Errors
///
/// When it does not end well, and when it tells something else than a `T`.
pub fn told<T: DeserializeOwned>(
    program: &Path,
    file: &str,
    variables: &[(&str, String)],
) -> Result<T> {
    let by = identity(program, file, variables)?;
    let beside = program.with_extension("told");
    let kept = fs::read(&beside).ok();
    let kept = kept.and_then(|kept| serde_json::from_slice::<Kept>(&kept).ok());
    if let Some(kept) = kept
        && kept.by == by
        && let Ok(told) = serde_json::from_str(&kept.told)
    {
        return Ok(told);
    }
    let to = NamedTempFile::new()?;
    let mut command = Command::new(program);
    command.env(file, to.path());
    command.envs(variables.iter().map(|(name, value)| (name, value)));
    run::run(&mut command, LIMIT)?;
    let told = fs::read_to_string(to.path())?;
    let parsed = serde_json::from_str(&told)
        .with_context(|| format!("{} tells something else", program.display()))?;
    // What cannot be kept is told again.
    let _ = fs::write(&beside, serde_json::to_vec(&Kept { by, told })?);
    Ok(parsed)
}

fn identity(program: &Path, file: &str, variables: &[(&str, String)]) -> Result<String> {
    let metadata = fs::metadata(program)?;
    let changed = metadata
        .modified()?
        .duration_since(SystemTime::UNIX_EPOCH)?;
    let length = metadata.len();
    Ok(format!("{length} {changed:?} {file} {variables:?}"))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;
    use std::path::PathBuf;

    use super::*;

    /// A program that counts its runs and tells the number.
    fn counter(folder: &Path) -> PathBuf {
        let program = folder.join("counter");
        let runs = folder.join("runs");
        let runs = runs.display();
        let text = format!("#!/bin/sh\necho run >> {runs}\nwc -l < {runs} > $TOLD\n");
        fs::write(&program, text).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        program
    }

    #[test]
    fn a_program_is_run_again_when_it_or_its_variables_have_changed() {
        let folder = tempfile::tempdir().unwrap();
        let program = counter(folder.path());
        let tell = |variables: &[(&str, String)]| told::<u32>(&program, "TOLD", variables).unwrap();
        assert_eq!([tell(&[]), tell(&[])], [1, 1]);
        let spurious = [("SPURIOUS", "1".to_owned())];
        assert_eq!([tell(&spurious), tell(&spurious)], [2, 2]);
        let later = SystemTime::now() + Duration::from_secs(1);
        let file = fs::File::options().append(true).open(&program).unwrap();
        file.set_modified(later).unwrap();
        drop(file);
        assert_eq!([tell(&spurious), tell(&spurious)], [3, 3]);
    }

    #[test]
    fn what_a_program_says_when_it_fails_is_not_kept() {
        let folder = tempfile::tempdir().unwrap();
        let program = counter(folder.path());
        fs::write(&program, "#!/bin/sh\necho 'no flour'\nexit 1\n").unwrap();
        for _ in 0..2 {
            let error = told::<u32>(&program, "TOLD", &[]).unwrap_err();
            assert!(format!("{error:#}").contains("no flour"), "{error:#}");
        }
    }
}
