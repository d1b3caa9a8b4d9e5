//! All threads that are alive, and what they have in
//! common.

use std::cell::OnceCell;
use std::fs;
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};
use std::thread::{self, ThreadId};

use crate::Thread;
use crate::hook::Hook;

struct Registry {
    /// In the order in which they were started; without the
    /// main thread.
    alive: Vec<Thread>,
    /// How many have a name of their own making.
    numbered: u64,
    stack_size: usize,
    hook: Option<Hook>,
}

static REGISTRY: Mutex<Registry> = Mutex::new(Registry {
    alive: Vec::new(),
    numbered: 0,
    stack_size: 0,
    hook: None,
});

static MAIN: LazyLock<Thread> = LazyLock::new(Thread::main);

/// It may be taken under the lock of a thread; the other
/// way round, two threads could wait for each other.
fn registry() -> MutexGuard<'static, Registry> {
    REGISTRY.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What a thread knows itself by. When it ends, a dummy
/// goes.
struct Current(Thread);

impl Drop for Current {
    fn drop(&mut self) {
        if self.0.is_dummy() {
            remove(&self.0);
            self.0.end();
        }
    }
}

thread_local! {
    static CURRENT: OnceCell<Current> =
        const { OnceCell::new() };
}

/// Lists a thread that `start` makes of a builder, which is
/// given the stack size that is set.
pub(crate) fn list<E>(
    thread: &Thread,
    start: impl FnOnce(thread::Builder) -> Result<(), E>,
) -> Result<(), E> {
    let mut registry = registry();
    let mut builder = thread::Builder::new();
    if registry.stack_size > 0 {
        builder = builder.stack_size(registry.stack_size);
    }
    start(builder)?;
    registry.alive.push(thread.clone());
    Ok(())
}

/// The thread has ended.
pub(crate) fn remove(thread: &Thread) {
    let mut registry = registry();
    let at =
        registry.alive.iter().position(|t| t == thread);
    // Dropped behind the lock: it may be the last handle.
    let _removed = at.map(|at| registry.alive.remove(at));
    drop(registry);
}

/// The calling thread is `thread`.
pub(crate) fn enter(thread: Thread) {
    CURRENT.with(|current| {
        let _ = current.set(Current(thread));
    });
}

pub(crate) fn next_number() -> u64 {
    let mut registry = registry();
    registry.numbered += 1;
    registry.numbered
}

/// Whether what the calling thread makes is a daemon.
pub(crate) fn in_daemon() -> bool {
    let known = CURRENT.try_with(|current| {
        current.get().map(|current| current.0.daemon())
    });
    known.ok().flatten().unwrap_or_else(|| !in_main())
}

pub(crate) fn someone_to_wait_for(
    me: ThreadId,
) -> Option<Thread> {
    let is_waited_for = |t: &&Thread| {
        !t.is_dummy()
            && !t.daemon()
            && t.ident() != Some(me)
    };
    enumerate().iter().skip(1).find(is_waited_for).cloned()
}

pub(crate) fn replace_hook(hook: Option<Hook>) {
    let old = {
        let mut registry = registry();
        std::mem::replace(&mut registry.hook, hook)
    };
    drop(old);
}

pub(crate) fn hook() -> Option<Hook> {
    registry().hook.clone()
}

/// std calls the main thread `main`, and no other.
fn in_main() -> bool {
    thread::current().name() == Some("main")
}

/// The main thread and all threads that are started and
/// have not ended, in the order of their starts. Those of
/// `std` are there if they have called [`current_thread`].
///
/// Python: `threading.enumerate`.
///
/// # Cost
///
/// A lock, and a copy of the list.
///
/// # Examples
///
/// ```
/// use threading_thread::{enumerate, get_ident};
///
/// for t in enumerate() {
///     if t.ident() != Some(get_ident()) {
///         println!("{} is alive", t.name());
///     }
/// }
/// ```
#[must_use]
pub fn enumerate() -> Vec<Thread> {
    let mut all = vec![main_thread()];
    all.extend_from_slice(&registry().alive);
    all
}

/// How many threads [`enumerate`] lists.
///
/// Python: `threading.active_count`, formerly
/// `activeCount`.
///
/// ```
/// // The main thread is always there.
/// assert!(threading_thread::active_count() >= 1);
/// ```
#[must_use]
pub fn active_count() -> usize {
    1 + registry().alive.len()
}

/// The thread of `main`. It is named `MainThread`, and is
/// no daemon.
///
/// Python: `threading.main_thread`.
///
/// # Differences from Python
///
/// It has an [`ident`](Thread::ident) once it has called
/// this function, [`current_thread`] or [`enumerate`], or
/// has made a [`JoinOnExit`](crate::JoinOnExit). It is
/// known by the name that std gives it: a thread of `std`
/// that you call `main` may be taken for it.
///
/// ```
/// use threading_thread::main_thread;
///
/// assert_eq!(main_thread().name(), "MainThread");
/// assert!(main_thread().is_alive());
/// ```
pub fn main_thread() -> Thread {
    let is_unknown = CURRENT
        .try_with(|current| current.get().is_none())
        .unwrap_or(false);
    if is_unknown {
        enter_if_main();
    }
    MAIN.clone()
}

/// The first to come by the name of the main thread is it.
fn enter_if_main() -> bool {
    let is_main = in_main() && MAIN.identify();
    if is_main {
        enter(MAIN.clone());
    }
    is_main
}

/// The thread that calls this.
///
/// Python: `threading.current_thread`, formerly
/// `currentThread`.
///
/// A thread that this crate did not start gets a *dummy*: a
/// daemon that cannot be joined, and that [`enumerate`]
/// lists until the thread ends. It has the name that std
/// knows, or is called `Dummy-1` and so on.
///
/// # Examples
///
/// ```
/// use threading_thread::{JoinError, current_thread};
///
/// let other = std::thread::spawn(current_thread);
/// let dummy = other.join().unwrap();
/// assert!(dummy.daemon() && !dummy.is_alive());
/// assert_eq!(dummy.join(), Err(JoinError::Dummy));
/// ```
pub fn current_thread() -> Thread {
    let known = CURRENT.try_with(|current| {
        current.get().map(|current| current.0.clone())
    });
    match known {
        Ok(Some(thread)) => thread,
        Ok(None) if enter_if_main() => MAIN.clone(),
        Ok(None) => {
            let dummy = new_dummy();
            registry().alive.push(dummy.clone());
            enter(dummy.clone());
            dummy
        }
        // Its thread-local values are being dropped, and
        // this one would be listed for ever.
        Err(_) => new_dummy(),
    }
}

fn new_dummy() -> Thread {
    let name = match thread::current().name() {
        Some(name) => String::from(name),
        None => format!("Dummy-{}", next_number()),
    };
    Thread::dummy(name)
}

/// What tells the calling thread from all others.
///
/// Python: `threading.get_ident`.
///
/// # Differences from Python
///
/// A [`ThreadId`] is no number, and is never used again; in
/// Python, a thread may have the number of one that is
/// gone.
///
/// ```
/// use threading_thread::get_ident;
///
/// let other = std::thread::spawn(get_ident);
/// assert_ne!(other.join().unwrap(), get_ident());
/// ```
#[must_use]
pub fn get_ident() -> ThreadId {
    thread::current().id()
}

/// The number that the system has for the calling thread,
/// as `top -H` and debuggers show it. `None` if the system
/// is not Linux.
///
/// Python: `threading.get_native_id`.
///
/// ```
/// let id = threading_thread::get_native_id();
/// assert_eq!(id.is_some(), cfg!(target_os = "linux"));
/// ```
#[must_use]
pub fn get_native_id() -> Option<u32> {
    // 4711/task/4712
    let own = fs::read_link("/proc/thread-self").ok()?;
    own.file_name()?.to_str()?.parse().ok()
}

/// The size of the stack of a thread that is started from
/// now on, in bytes; 0 stands for the default of std.
///
/// Python: `threading.stack_size()`.
///
/// ```
/// use threading_thread::{set_stack_size, stack_size};
///
/// assert_eq!(set_stack_size(1 << 20), 0);
/// assert_eq!(stack_size(), 1 << 20);
/// ```
#[must_use]
pub fn stack_size() -> usize {
    registry().stack_size
}

/// Sets [`stack_size`], and returns what it was.
///
/// Python: `threading.stack_size(size)`.
///
/// # Differences from Python
///
/// A size that is too small is no error: std takes the
/// smallest one that the system allows.
pub fn set_stack_size(size: usize) -> usize {
    std::mem::replace(&mut registry().stack_size, size)
}
