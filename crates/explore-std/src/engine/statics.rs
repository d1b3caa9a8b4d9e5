//! The data that a program keeps in statics, which is to begin anew with each
//! execution, as it does with each process.
//!
//! An object of the engine knows by itself that an execution is a new one. A
//! `static mut` does not, nor does a `Cell` in a type that is declared `Sync`.
//! So the symbols of the running program say where its statics are. Their bytes
//! are kept when the exploration begins and put back after each execution. What
//! they owned is leaked: it may refer to an execution that is over.
//!
//! The statics of std and of this crate are left alone. Those of all other
//! crates are put back together, because they refer to each other: the place of
//! an event of `tracing`, for example, to the list of all such places.
//!
//! Only where no other thread of the system can use them is it sound to put
//! them back. In a process with more threads, such as that of `cargo test`, an
//! exploration whose program has changed one ends with its name.

use std::collections::HashSet;
use std::fs::{self, File};
use std::ops::Range;
use std::ptr;
use std::sync::LazyLock;
use std::sync::atomic::AtomicU8;

use object::{Object, ObjectSection, ObjectSymbol, ReadCache, SymbolKind, SymbolSection};

use super::image::IMAGE;

/// Crates whose statics outlive an execution, as what is known of it does.
const KEPT: [&str; 7] = [
    "alloc",
    "core",
    "corosensei",
    "explore_std",
    "panic_unwind",
    "std",
    "test",
];

/// Where a static is.
struct Symbol {
    name: String,
    at: Range<usize>,
}

/// The statics of all crates but those, by their addresses; none where the
/// program has no symbols.
static SYMBOLS: LazyLock<Vec<Symbol>> = LazyLock::new(|| symbols().unwrap_or_default());

/// A static of which both the address and the symbol are known.
static HERE: AtomicU8 = AtomicU8::new(0);

fn symbols() -> Option<Vec<Symbol>> {
    let program = ReadCache::new(File::open("/proc/self/exe").ok()?);
    let program = object::File::parse(&program).ok()?;
    let written: Vec<_> = (program.sections())
        .filter(|section| matches!(section.name(), Ok(".data" | ".bss")))
        .map(|section| SymbolSection::Section(section.index()))
        .collect();
    let mut here = None;
    let mut found = Vec::new();
    for symbol in program.symbols() {
        if symbol.kind() != SymbolKind::Data || !written.contains(&symbol.section()) {
            continue;
        }
        let Some(name) = symbol.name().ok().and_then(rust_name) else {
            continue;
        };
        let start = usize::try_from(symbol.address()).ok()?;
        if name == concat!(module_path!(), "::HERE") {
            here = Some(start);
        }
        if crates(&name).any(|name| !KEPT.contains(&name)) {
            let at = start..start + usize::try_from(symbol.size()).ok()?;
            found.push(Symbol { name, at });
        }
    }
    let moved = (&raw const HERE).addr().wrapping_sub(here?);
    for Symbol { at, .. } in &mut found {
        *at = at.start.wrapping_add(moved)..at.end.wrapping_add(moved);
    }
    found.sort_unstable_by_key(|symbol| (symbol.at.start, symbol.at.end));
    found.dedup_by_key(|symbol| symbol.at.start);
    Some(found)
}

/// What the source calls a symbol, if rustc has made it: then it has a hash.
fn rust_name(symbol: &str) -> Option<String> {
    let name = rustc_demangle::try_demangle(symbol).ok()?;
    let short = format!("{name:#}");
    // The compiler may split a static: `COUNT.0`.
    let whole = short.split('.').next()?;
    (format!("{name}") != short).then(|| whole.to_owned())
}

/// What to do about a static that does not begin anew.
pub(super) fn refusal(name: &str) -> String {
    format!(
        "the static `{name}` does not begin anew: the program changes it, and the process has \
         other threads, so explore-std cannot make it what it was. Keep the value in a `Mutex`, \
         a `RwLock` or an atomic, or explore the program in a process with no other thread \
         (a test of `cargo test` is one of several)"
    )
}

/// The crates that a name speaks of: two in `<alloc::vec::Vec as book::Page>::new`.
fn crates(name: &str) -> impl Iterator<Item = &str> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let mut rest = name;
    std::iter::from_fn(move || {
        loop {
            rest = rest.trim_start_matches(|c| !is_part(c) && c != ':');
            let path = rest.find(|c| !is_part(c) && c != ':').unwrap_or(rest.len());
            if path == 0 {
                return None;
            }
            let (this, after) = rest.split_at(path);
            rest = after;
            match this.split_once("::") {
                Some((first, _)) if !first.is_empty() => return Some(first),
                _ => {}
            }
        }
    })
}

/// Whether the calling thread is the only one of the process.
fn is_alone() -> bool {
    fs::read_dir("/proc/self/task").is_ok_and(|threads| threads.count() == 1)
}

/// A static as it was when the exploration began.
#[derive(Debug)]
struct Static {
    name: &'static str,
    at: Range<usize>,
    first: Box<[u8]>,
    /// Where objects of the engine are in it, which begin anew by themselves.
    objects: Vec<Range<usize>>,
}

/// The statics of a program that is explored.
#[derive(Debug, Default)]
pub(crate) struct Statics {
    all: Vec<Static>,
    alone: bool,
    executed: bool,
    /// Whether the program captures something that outlives its executions.
    captures: bool,
    /// The types of what is run by threads: they name the program's crates.
    bodies: HashSet<&'static str>,
}

impl Statics {
    /// As they are before the program runs.
    pub fn before<F>(_program: &F) -> Self {
        Self::now(size_of::<F>() > 0)
    }

    /// As they are now, for a program that captures something, or nothing.
    fn now(captures: bool) -> Self {
        let keep = |symbol: &'static Symbol| Static {
            name: &symbol.name,
            at: symbol.at.clone(),
            first: bytes(&symbol.at).into(),
            objects: Vec::new(),
        };
        Self {
            all: SYMBOLS.iter().map(keep).collect(),
            alone: is_alone(),
            executed: false,
            captures,
            bodies: HashSet::new(),
        }
    }

    /// Whether an object that outlives its execution is in a static, as far as
    /// it can be told: where a program captures nothing, nothing else does.
    pub fn holds(&self, address: usize) -> bool {
        (IMAGE.as_ref()).map_or(!self.captures, |image| image.contains(&address))
    }

    /// A thread of the program runs what has this type.
    pub fn run(&mut self, body: &'static str) {
        if !self.alone {
            self.bodies.insert(body);
        }
    }

    /// This is a part of an object of the engine.
    pub fn hold<T: ?Sized>(&mut self, part: &T) {
        if self.alone {
            return;
        }
        let start = ptr::from_ref(part).addr();
        let object = start..start + size_of_val(part);
        let behind = self.all.partition_point(|s| s.at.start <= object.start);
        if let Some(around) = behind.checked_sub(1).map(|at| &mut self.all[at])
            && object.end <= around.at.end
            && !around.objects.contains(&object)
        {
            around.objects.push(object);
        }
    }

    /// Makes them what they were, after an execution.
    ///
    /// # Errors
    ///
    /// The name of a static that the program has changed, where that cannot be.
    #[allow(unsafe_code)]
    pub fn begin_anew(&mut self) -> Result<(), &'static str> {
        // A library may have started threads.
        if !std::mem::replace(&mut self.executed, true) {
            self.alone &= is_alone();
        }
        if !self.alone {
            return self.changed().map_or(Ok(()), Err);
        }
        for Static { at, first, .. } in &self.all {
            let to = ptr::with_exposed_provenance_mut(at.start);
            // SAFETY: a static is there, in memory that can be written to. No
            // other thread of the system runs, and nothing of the program does
            // any more. The bytes are what the static was when the exploration
            // began, and what it refers to is as it was then, or leaked.
            unsafe { ptr::copy_nonoverlapping(first.as_ptr(), to, first.len()) };
        }
        Ok(())
    }

    /// A static of the program that is not as it was, but for its objects.
    fn changed(&self) -> Option<&'static str> {
        let mut changed = self.all.iter().filter(|s| s.differs()).map(|s| s.name);
        changed.find(|name| self.is_programs(name))
    }

    /// Whether it is in a crate of the program: one that starts threads, or has
    /// an object of the engine in a static.
    fn is_programs(&self, name: &str) -> bool {
        // A name like `__CALLSITE` is that of a macro.
        let is_hidden = (name.rsplit("::").next()).is_some_and(|last| last.starts_with("__"));
        let holding = self.all.iter().filter(|s| !s.objects.is_empty());
        let names = holding.map(|s| s.name).chain(self.bodies.iter().copied());
        let mut programs = names.flat_map(crates);
        !is_hidden && programs.any(|this| crates(name).any(|name| name == this))
    }
}

impl Static {
    fn differs(&self) -> bool {
        let now = bytes(&self.at);
        let differ = |at: &usize| now[at - self.at.start] != self.first[at - self.at.start];
        let is_object = |at: &usize| self.objects.iter().any(|object| object.contains(at));
        now != &*self.first && self.at.clone().filter(differ).any(|at| !is_object(&at))
    }
}

#[allow(unsafe_code)]
fn bytes(at: &Range<usize>) -> &'static [u8] {
    // SAFETY: a static is there, and lives as long as the program. The caller
    // is done with the bytes before the program goes on.
    unsafe { std::slice::from_raw_parts(ptr::with_exposed_provenance(at.start), at.len()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str) -> Vec<&str> {
        crates(name).collect()
    }

    #[test]
    fn a_name_begins_with_its_crate() {
        assert_eq!(of("book::page::COUNT"), ["book"]);
        assert_eq!(of("book::main::{{closure}}::COUNT"), ["book"]);
        assert_eq!(
            of("<alloc::vec::Vec<u8> as book::Page>::new::COUNT"),
            ["alloc", "book"]
        );
        assert_eq!(of("COUNT"), [] as [&str; 0]);
    }

    #[test]
    fn only_what_rustc_has_named_is_a_static_of_a_crate() {
        let name = |symbol| rust_name(symbol).unwrap_or_default();
        assert_eq!(name("_ZN4book5COUNT17h0123456789abcdefE"), "book::COUNT");
        assert_eq!(name("_ZN4book5COUNT17h0123456789abcdefE.0"), "book::COUNT");
        assert_eq!(name("_RNvCs1234_4book5COUNT"), "book::COUNT");
        assert_eq!(name("_ZN4book5COUNTE"), "");
        assert_eq!(name("environ"), "");
    }
}
