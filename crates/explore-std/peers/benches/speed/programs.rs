//! The programs, once for all explorers: `peer` is the std of one of them.
//!
//! Each returns what it computes and, where its threads wait, how often they
//! do. They keep to what all peers have: threads
//! that are spawned and joined, values shared by `Arc`, no scope, no time, at
//! most four threads and no static.

use std::collections::VecDeque;

use super::peer::sync::atomic::{AtomicBool, AtomicU32, Ordering::SeqCst};
use super::peer::sync::mpsc::channel;
use super::peer::sync::{Arc, Condvar, Mutex, RwLock};
use super::peer::thread::{self, JoinHandle};

/// A name, for the table and the command line, and what it runs.
pub type Program = (&'static str, fn() -> String);

pub const ALL: [Program; 20] = [
    ("lost update, 2 threads", || lost_update(2)),
    ("lost update, 3 threads", || lost_update(3)),
    ("atomic update, 3 threads", atomic_update),
    ("mutex update, 3 threads", mutex_update),
    ("spin lock", spin_lock),
    ("two locks, one order", || two_locks(false)),
    ("two locks, two orders", || two_locks(true)),
    ("dining, one left-handed", || philosophers(true)),
    ("dining, 3 forks", || philosophers(false)),
    ("readers and a writer", readers_and_writer),
    ("channel, 2 senders", two_senders),
    ("park and unpark", park_and_unpark),
    ("wait with a predicate", wait_with_predicate),
    ("wait without a predicate", wait_without_predicate),
    ("pipeline, 1 message", || pipeline(1)),
    ("pipeline, 2 messages", || pipeline(2)),
    ("pipeline, 3 messages", || pipeline(3)),
    ("bounded buffer, 2 messages", || bounded_buffer(2)),
    ("bounded buffer, 3 messages", || bounded_buffer(3)),
    ("semaphore, 3 workers", semaphore),
];

fn join<T>(threads: Vec<JoinHandle<T>>) -> Vec<T> {
    threads.into_iter().map(|t| t.join().unwrap()).collect()
}

fn lost_update(threads: usize) -> String {
    let count = Arc::new(AtomicU32::new(0));
    let add = |count: Arc<AtomicU32>| {
        thread::spawn(move || {
            let seen = count.load(SeqCst);
            count.store(seen + 1, SeqCst);
        })
    };
    join((0..threads).map(|_| add(count.clone())).collect());
    count.load(SeqCst).to_string()
}

fn atomic_update() -> String {
    let count = Arc::new(AtomicU32::new(0));
    let add = |count: Arc<AtomicU32>| {
        thread::spawn(move || {
            count.fetch_add(1, SeqCst);
        })
    };
    join((0..3).map(|_| add(count.clone())).collect());
    count.load(SeqCst).to_string()
}

fn mutex_update() -> String {
    let count = Arc::new(Mutex::new(0));
    let add = |count: Arc<Mutex<u32>>| thread::spawn(move || *count.lock().unwrap() += 1);
    join((0..3).map(|_| add(count.clone())).collect());
    let count = *count.lock().unwrap();
    count.to_string()
}

/// Not with `swap`: loom would spin until it has too many steps.
fn spin_lock() -> String {
    let shared = Arc::new((AtomicBool::new(false), AtomicU32::new(0)));
    let add = |shared: Arc<(AtomicBool, AtomicU32)>| {
        thread::spawn(move || {
            let (held, count) = &*shared;
            while held.compare_exchange(false, true, SeqCst, SeqCst).is_err() {
                thread::yield_now();
            }
            count.store(count.load(SeqCst) + 1, SeqCst);
            held.store(false, SeqCst);
        })
    };
    join((0..2).map(|_| add(shared.clone())).collect());
    shared.1.load(SeqCst).to_string()
}

fn two_locks(crossed: bool) -> String {
    let transfer = |from: Arc<Mutex<i32>>, to: Arc<Mutex<i32>>, swapped: bool, amount: i32| {
        thread::spawn(move || {
            let (mut from, mut to) = if swapped {
                let to = to.lock().unwrap();
                (from.lock().unwrap(), to)
            } else {
                let from = from.lock().unwrap();
                (from, to.lock().unwrap())
            };
            *from -= amount;
            *to += amount;
        })
    };
    let (alice, bob) = (Arc::new(Mutex::new(100)), Arc::new(Mutex::new(50)));
    join(vec![
        transfer(alice.clone(), bob.clone(), false, 10),
        transfer(bob.clone(), alice.clone(), !crossed, 5),
    ]);
    let (alice, bob) = (*alice.lock().unwrap(), *bob.lock().unwrap());
    format!("{alice} {bob}")
}

fn philosophers(left_handed: bool) -> String {
    let forks: Vec<_> = (0..3).map(|_| Arc::new(Mutex::new(()))).collect();
    let eaten = Arc::new(AtomicU32::new(0));
    let sit = |seat: usize| {
        let (mut first, mut second) = (forks[seat].clone(), forks[(seat + 1) % 3].clone());
        if left_handed && seat == 2 {
            (first, second) = (second, first);
        }
        let eaten = eaten.clone();
        thread::spawn(move || {
            let _first = first.lock().unwrap();
            let _second = second.lock().unwrap();
            eaten.fetch_add(1, SeqCst);
        })
    };
    join((0..3).map(sit).collect());
    eaten.load(SeqCst).to_string()
}

fn readers_and_writer() -> String {
    let page = Arc::new(RwLock::new(0));
    let read = |page: Arc<RwLock<u32>>| thread::spawn(move || *page.read().unwrap());
    let readers = vec![read(page.clone()), read(page.clone())];
    let writer = thread::spawn(move || *page.write().unwrap() += 1);
    let seen = join(readers);
    writer.join().unwrap();
    format!("{} {}", seen[0], seen[1])
}

fn two_senders() -> String {
    let (sender, receiver) = channel();
    let other = sender.clone();
    let threads = vec![
        thread::spawn(move || sender.send("a").unwrap()),
        thread::spawn(move || other.send("b").unwrap()),
    ];
    let received = [receiver.recv().unwrap(), receiver.recv().unwrap()];
    join(threads);
    received.concat()
}

/// It does not count its rounds: under shuttle, `park` may end for no reason.
fn park_and_unpark() -> String {
    let ready = Arc::new(AtomicBool::new(false));
    let theirs = ready.clone();
    let waiter = thread::spawn(move || {
        let mut parked = false;
        while !theirs.load(SeqCst) {
            thread::park();
            parked = true;
        }
        parked
    });
    ready.store(true, SeqCst);
    waiter.thread().unpark();
    waiter.join().unwrap().to_string()
}

fn wait_with_predicate() -> String {
    let gate = Arc::new((Mutex::new(false), Condvar::new()));
    let theirs = gate.clone();
    let opener = thread::spawn(move || {
        *theirs.0.lock().unwrap() = true;
        theirs.1.notify_one();
    });
    let mut waits = 0;
    let mut open = gate.0.lock().unwrap();
    while !*open {
        open = gate.1.wait(open).unwrap();
        waits += 1;
    }
    drop(open);
    opener.join().unwrap();
    waits.to_string()
}

/// The flag is looked at under the mutex, but set without it.
fn wait_without_predicate() -> String {
    let gate = Arc::new((Mutex::new(()), Condvar::new(), AtomicBool::new(false)));
    let theirs = gate.clone();
    let opener = thread::spawn(move || {
        theirs.2.store(true, SeqCst);
        theirs.1.notify_one();
    });
    let guard = gate.0.lock().unwrap();
    let open = gate.2.load(SeqCst);
    if !open {
        drop(gate.1.wait(guard).unwrap());
    }
    opener.join().unwrap();
    open.to_string()
}

/// Python's `threading.Lock`: any thread may release it.
struct Lock {
    locked: Mutex<bool>,
    released: Condvar,
}

impl Lock {
    fn new(locked: bool) -> Self {
        Self {
            locked: Mutex::new(locked),
            released: Condvar::new(),
        }
    }

    /// Returns how often it had to wait.
    fn acquire(&self) -> u32 {
        let mut waits = 0;
        let mut locked = self.locked.lock().unwrap();
        while *locked {
            locked = self.released.wait(locked).unwrap();
            waits += 1;
        }
        *locked = true;
        waits
    }

    fn release(&self) {
        *self.locked.lock().unwrap() = false;
        self.released.notify_one();
    }
}

struct Pipeline {
    message: Mutex<u32>,
    producer_lock: Lock,
    consumer_lock: Lock,
}

fn pipeline(messages: u32) -> String {
    let pipeline = Arc::new(Pipeline {
        message: Mutex::new(0),
        producer_lock: Lock::new(false),
        consumer_lock: Lock::new(true),
    });
    let theirs = pipeline.clone();
    let producer = thread::spawn(move || {
        let mut waits = Vec::new();
        for message in 1..=messages {
            waits.push(theirs.producer_lock.acquire());
            *theirs.message.lock().unwrap() = message;
            theirs.consumer_lock.release();
        }
        waits
    });
    let consumer = thread::spawn(move || {
        let mut received = Vec::new();
        for _ in 1..=messages {
            let waits = pipeline.consumer_lock.acquire();
            received.push((*pipeline.message.lock().unwrap(), waits));
            pipeline.producer_lock.release();
        }
        received
    });
    let sent = producer.join().unwrap();
    let received = consumer.join().unwrap();
    format!("{sent:?} {received:?}")
}

/// One place, so that both sides wait.
struct Buffer {
    items: Mutex<VecDeque<u32>>,
    changed: Condvar,
}

impl Buffer {
    /// Returns how often it had to wait.
    fn put(&self, item: u32) -> u32 {
        let mut waits = 0;
        let mut items = self.items.lock().unwrap();
        while items.len() == 1 {
            items = self.changed.wait(items).unwrap();
            waits += 1;
        }
        items.push_back(item);
        self.changed.notify_all();
        waits
    }

    /// Returns the item, and how often it had to wait.
    fn get(&self) -> (u32, u32) {
        let mut waits = 0;
        let mut items = self.items.lock().unwrap();
        while items.is_empty() {
            items = self.changed.wait(items).unwrap();
            waits += 1;
        }
        self.changed.notify_all();
        (items.pop_front().unwrap(), waits)
    }
}

fn bounded_buffer(messages: u32) -> String {
    let buffer = Arc::new(Buffer {
        items: Mutex::new(VecDeque::new()),
        changed: Condvar::new(),
    });
    let theirs = buffer.clone();
    let producer = thread::spawn(move || (1..=messages).map(|item| theirs.put(item)).collect());
    let consumer = thread::spawn(move || (1..=messages).map(|_| buffer.get()).collect());
    let sent: Vec<_> = producer.join().unwrap();
    let received: Vec<_> = consumer.join().unwrap();
    format!("{sent:?} {received:?}")
}

struct Semaphore {
    permits: Mutex<u32>,
    available: Condvar,
}

impl Semaphore {
    /// Returns how often it had to wait.
    fn acquire(&self) -> u32 {
        let mut waits = 0;
        let mut permits = self.permits.lock().unwrap();
        while *permits == 0 {
            permits = self.available.wait(permits).unwrap();
            waits += 1;
        }
        *permits -= 1;
        waits
    }

    fn release(&self) {
        *self.permits.lock().unwrap() += 1;
        self.available.notify_one();
    }
}

/// Two permits for three workers, who write down in which order they work.
fn semaphore() -> String {
    let semaphore = Arc::new(Semaphore {
        permits: Mutex::new(2),
        available: Condvar::new(),
    });
    let order = Arc::new(Mutex::new(String::new()));
    let work = |id: usize| {
        let (semaphore, order) = (semaphore.clone(), order.clone());
        thread::spawn(move || {
            let waits = semaphore.acquire();
            *order.lock().unwrap() += &id.to_string();
            semaphore.release();
            waits
        })
    };
    let waits = join((0..3).map(work).collect());
    let order = order.lock().unwrap();
    format!("{} {waits:?}", *order)
}
