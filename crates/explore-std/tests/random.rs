//! Programs that nobody wrote: merging states changes neither what they come
//! to nor by how many schedules, and every schedule can be run again.

use explore_std as std;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Condvar, Mutex, RwLock};
use std::thread;
use std::time::Duration;
use std::{Explorer, println};

/// A generator of numbers: the same for each seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        (self.0 >> 33) % n
    }
}

const KINDS: u64 = 12;

#[derive(Default)]
struct Shared {
    number: AtomicU32,
    plain: Mutex<u32>,
    list: Mutex<Vec<u32>>,
    both: RwLock<Vec<u32>>,
    changed: Condvar,
}

/// Does one thing, and remembers in `seen` what it saw.
fn act(kind: u64, seen: &mut u32, shared: &Shared, sender: &SyncSender<u32>) {
    let saw = match kind {
        0 => shared.number.load(SeqCst),
        1 => shared.number.fetch_add(*seen % 2 + 1, SeqCst),
        2 => shared.number.swap(*seen % 3, SeqCst),
        3 => {
            let mut value = shared.plain.lock().unwrap();
            *value = (*value + 1) % 3;
            *value
        }
        4 => {
            let mut list = shared.list.lock().unwrap();
            list.push(*seen);
            list.iter().sum()
        }
        5 => shared.list.try_lock().map_or(9, |list| list.len() as u32),
        6 => shared.both.read().unwrap().iter().sum(),
        7 => {
            shared.both.write().unwrap().push(1);
            1
        }
        8 => sender.try_send(*seen).is_ok().into(),
        9 => {
            shared.changed.notify_one();
            0
        }
        10 => {
            let list = shared.list.lock().unwrap();
            let (_list, late) = shared
                .changed
                .wait_timeout(list, Duration::from_secs(1))
                .unwrap();
            late.timed_out().into()
        }
        _ => {
            println!("{seen}");
            0
        }
    };
    *seen = (*seen * 3 + saw) % 7;
}

fn run(plan: &[Vec<u64>]) {
    let shared = Shared::default();
    let (sender, receiver) = sync_channel(1);
    let results: Vec<u32> = thread::scope(|s| {
        let threads: Vec<_> = plan
            .iter()
            .map(|kinds| {
                let (sender, shared) = (sender.clone(), &shared);
                s.spawn(move || {
                    let mut seen = 0;
                    kinds
                        .iter()
                        .for_each(|kind| act(*kind, &mut seen, shared, &sender));
                    seen
                })
            })
            .collect();
        threads.into_iter().map(|t| t.join().unwrap()).collect()
    });
    drop(sender);
    let left: Vec<u32> = receiver.iter().collect();
    println!("{results:?} {left:?} {}", shared.number.load(SeqCst));
}

/// What the program is to do: the real thing, which no execution changes.
static PLAN: ::std::sync::Mutex<Vec<Vec<u64>>> = ::std::sync::Mutex::new(Vec::new());

#[test]
fn merging_changes_nothing() {
    let mut compared = 0;
    for seed in 0..10 {
        let mut dice = Dice(seed);
        let plan: Vec<Vec<u64>> = (0..2)
            .map(|_| (0..1 + dice.below(2)).map(|_| dice.below(KINDS)).collect())
            .collect();
        *PLAN.lock().unwrap() = plan.clone();
        let program = || {
            let plan = PLAN.lock().unwrap().clone();
            run(&plan);
        };
        let merged = Explorer::new().explore(program);
        assert_eq!(merged.truncated(), None);
        for outcome in merged.outcomes().keys().take(3) {
            let schedule = merged.schedule(outcome).unwrap();
            assert_eq!(&Explorer::new().replay(&schedule, program), outcome);
        }
        if merged.schedules() < 200 {
            let unmerged = Explorer::new().merge(false).explore(program);
            assert_eq!(merged.outcomes(), unmerged.outcomes(), "{plan:?}");
            compared += 1;
        }
    }
    assert!(
        compared >= 10,
        "only {compared} programs are small enough to compare"
    );
}
