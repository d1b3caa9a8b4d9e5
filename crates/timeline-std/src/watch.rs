//! Who sees that a program hangs.

use std::time::Duration;

use crate::layer::log;
use crate::record::write;
use crate::recording::Ended;

/// How long every thread must wait, and nothing happen, until a run hangs.
const STILL: Duration = Duration::from_secs(1);
/// How often that is looked for.
const PAUSE: Duration = Duration::from_millis(20);

/// Begins to watch. When the program hangs, its run ends as if all were well:
/// that it hangs is what the recording says.
pub fn start() {
    let watch = || {
        while !log().as_ref().is_some_and(|log| log.stands_still(STILL)) {
            std::thread::sleep(PAUSE);
        }
        write(Ended::Hung);
        std::process::exit(0);
    };
    std::thread::Builder::new()
        .name("watch".to_owned())
        .spawn(watch)
        .expect("a thread can be started that watches the program");
}
