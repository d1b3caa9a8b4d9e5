//! Stable names: objects and threads are called the same in every execution. And
//! what else the search learns of the program.
//!
//! A thread is the nth child of its parent. An object is what was made of a type
//! at a place, under a name if a library has made it; where one execution makes
//! several such objects, an object is also known by the thread that uses it
//! first, and by how many of them that thread was the first to use before.

use std::collections::{HashMap, HashSet};

use super::handle::Origin;
use super::ids::{ObjectId, ThreadId};

/// What an object was made as and, if several were, who used it first.
type ObjectName = (Origin, Option<(ThreadId, u32)>);

/// The numbers that objects and threads have in every execution.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    objects: HashMap<ObjectName, (ObjectId, String)>,
    /// What one execution makes several objects as: there, an object is known
    /// by who uses it first. A name must never stand for one object here and
    /// for another there, so the search begins anew with each.
    shared: HashSet<Origin>,
    /// What objects were made as at which some thread looks without waiting.
    observed: HashSet<Origin>,
    /// Whether some thread asks if another has ended.
    observes_threads: bool,
    /// Whether some thread asks for the time.
    observes_time: bool,
    /// Whether threads share data that is in no object of the engine.
    shares_data: bool,
    /// How often a thread sees the same before it has to let others go first.
    pub spin_limit: usize,
    /// Something has been learnt that changes what has been explored before.
    pub begin_anew: bool,
    /// The nth child of each thread.
    children: HashMap<(ThreadId, u32), ThreadId>,
    /// What each object was made as.
    made: Vec<Origin>,
    /// What schedules call the threads.
    threads: Vec<String>,
}

impl Names {
    pub fn several(&mut self, origin: Origin) {
        self.begin_anew |= self.shared.insert(origin);
    }

    /// Whether some thread looks at the objects made so without waiting.
    pub fn observes(&self, origin: Origin) -> bool {
        self.observed.contains(&origin)
    }

    pub fn observe(&mut self, origin: Origin) {
        self.begin_anew |= self.observed.insert(origin);
    }

    /// Whether some thread asks if another has ended.
    pub fn observes_threads(&self) -> bool {
        self.observes_threads
    }

    pub fn observe_threads(&mut self) {
        self.begin_anew |= !std::mem::replace(&mut self.observes_threads, true);
    }

    /// Whether threads share data that is in no object of the engine.
    pub fn shares_data(&self) -> bool {
        self.shares_data
    }

    pub fn share_data(&mut self) {
        self.begin_anew |= !std::mem::replace(&mut self.shares_data, true);
    }

    /// Whether some thread asks for the time.
    pub fn observes_time(&self) -> bool {
        self.observes_time
    }

    pub fn observe_time(&mut self) {
        self.begin_anew |= !std::mem::replace(&mut self.observes_time, true);
    }

    pub fn object(&mut self, origin: Origin, by: ThreadId, nth: u32) -> (ObjectId, String) {
        let user = self.shared.contains(&origin).then_some((by, nth));
        let id = self.objects.len();
        let known = self.objects.entry((origin, user)).or_insert_with(|| {
            let Origin {
                place,
                kind,
                called,
            } = origin;
            let mut label = match called {
                "" => format!("{kind} ({}:{}", place.file, place.line),
                called => format!("{kind} {called} ({}:{}", place.file, place.line),
            };
            if user.is_some() {
                label += &format!(" #{id}");
            }
            (id, label + ")")
        });
        if known.0 == self.made.len() {
            self.made.push(origin);
        }
        known.clone()
    }

    /// What each object was made as.
    pub fn objects(&self) -> impl Iterator<Item = Origin> {
        self.made.iter().copied()
    }

    /// Notes what a thread is called.
    pub fn call(&mut self, thread: ThreadId, label: &str) {
        if self.threads.len() <= thread {
            self.threads.resize(thread + 1, String::new());
        }
        self.threads[thread] = label.into();
    }

    /// What schedules call the threads.
    pub fn threads(&self) -> &[String] {
        &self.threads
    }

    /// The number of the thread that is the nth child of its parent.
    pub fn child(&mut self, parent: ThreadId, nth: u32) -> ThreadId {
        let next = self.children.len() + 1;
        *self.children.entry((parent, nth)).or_insert(next)
    }

    /// Those of a schedule that is read, in which each thread is the nth child of
    /// its parent.
    pub fn of_schedule(threads: &[(ThreadId, u32)], spin_limit: usize) -> Self {
        let numbered = threads.iter().enumerate();
        Self {
            children: numbered.map(|(at, child)| (*child, at + 1)).collect(),
            spin_limit,
            ..Self::default()
        }
    }

    /// The parent of each thread, and which of its children it is, by its number.
    pub fn children(&self) -> Vec<(ThreadId, u32)> {
        let numbered = self.children.iter();
        let mut children: Vec<_> = numbered.map(|(child, id)| (id, *child)).collect();
        children.sort_unstable();
        children.into_iter().map(|(_, child)| child).collect()
    }

    /// Takes over what `other` has learnt, but none of its numbers.
    pub fn learn(&mut self, other: Self) {
        let children = std::mem::take(&mut self.children);
        *self = other;
        self.renumber();
        self.children = children;
    }

    /// Forgets all numbers, but not what has been learnt.
    pub fn renumber(&mut self) {
        self.objects.clear();
        self.children.clear();
        self.made.clear();
        self.begin_anew = false;
    }
}
