//! A process group: a child process and all that it starts, killed as one.

use std::io;
use std::process::{Child, Command, ExitStatus};
use std::time::Duration;

use wait_timeout::ChildExt;

#[cfg(unix)]
pub use unix::outlives_interrupts;
#[cfg(unix)]
use unix::{kill, prepare, register, unregister};

/// A process group, by its leader. It does not outlive this.
pub struct Group {
    leader: Child,
    ended: bool,
}

impl Group {
    pub fn start(command: &mut Command) -> io::Result<Self> {
        prepare(command);
        let leader = register(|| command.spawn())?;
        let ended = false;
        Ok(Self { leader, ended })
    }

    /// How the leader has ended, if it does within `limit`.
    pub fn wait(&mut self, limit: Duration) -> io::Result<Option<ExitStatus>> {
        self.leader.wait_timeout(limit)
    }

    /// Kills all of its processes.
    pub fn stop(&mut self) -> io::Result<()> {
        // What was ended may have left its number to another.
        if self.ended {
            return Ok(());
        }
        self.ended = true;
        kill(&self.leader);
        if self.leader.try_wait()?.is_none() {
            self.leader.kill()?;
            self.leader.wait()?;
        }
        unregister(&self.leader);
        Ok(())
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        // What cannot be stopped has ended.
        let _ = self.stop();
    }
}

#[cfg(unix)]
mod unix {
    use std::collections::BTreeSet;
    use std::io;
    use std::os::unix::process::CommandExt;
    use std::process::{Child, Command};
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::sync::{Mutex, MutexGuard, Once, PoisonError};
    use std::thread;

    use rustix::process::{Pid, Signal, kill_process_group};
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    /// The leaders of the groups that run.
    static RUNNING: Mutex<BTreeSet<i32>> = Mutex::new(BTreeSet::new());

    /// Whether this process goes on after Ctrl-C.
    static OUTLIVES: AtomicBool = AtomicBool::new(false);

    /// Says that this process comes to its own end when it is interrupted: the
    /// programs that it runs are ended then, and nothing else is.
    pub fn outlives_interrupts() {
        OUTLIVES.store(true, Ordering::Relaxed);
    }

    /// Has the command lead a process group when it starts.
    pub fn prepare(command: &mut Command) {
        command.process_group(0);
        static ONCE: Once = Once::new();
        ONCE.call_once(kill_on_signals);
    }

    /// Starts and registers it under one lock: a signal in between would miss it.
    pub fn register(start: impl FnOnce() -> io::Result<Child>) -> io::Result<Child> {
        let mut running = running();
        let leader = start()?;
        running.insert(pid(&leader).as_raw_nonzero().get());
        Ok(leader)
    }

    pub fn unregister(leader: &Child) {
        running().remove(&pid(leader).as_raw_nonzero().get());
    }

    pub fn kill(leader: &Child) {
        kill_group(pid(leader));
    }

    fn kill_group(leader: Pid) {
        // One that cannot be ended has no process left.
        let _ = kill_process_group(leader, Signal::KILL);
    }

    /// A signal handler: Ctrl-C reaches the process group of the terminal alone,
    /// which is not that of the programs.
    fn kill_on_signals() {
        let Ok(mut signals) = Signals::new([SIGINT, SIGTERM, SIGHUP]) else {
            return;
        };
        thread::spawn(move || {
            for signal in signals.forever() {
                let running = running();
                let leaders = running.iter().filter_map(|leader| Pid::from_raw(*leader));
                leaders.for_each(kill_group);
                if !OUTLIVES.load(Ordering::Relaxed) {
                    // No other program may start meanwhile: the set is held.
                    let _ = emulate_default_handler(signal);
                }
            }
        });
    }

    fn running() -> MutexGuard<'static, BTreeSet<i32>> {
        RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn pid(leader: &Child) -> Pid {
        Pid::from_child(leader)
    }
}

#[cfg(not(unix))]
pub fn outlives_interrupts() {}

#[cfg(not(unix))]
fn prepare(_: &mut Command) {}

#[cfg(not(unix))]
fn register(start: impl FnOnce() -> io::Result<Child>) -> io::Result<Child> {
    start()
}

#[cfg(not(unix))]
fn unregister(_: &Child) {}

#[cfg(not(unix))]
fn kill(_: &Child) {}
