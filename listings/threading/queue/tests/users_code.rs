//! What is the user's and runs in a queue: `Debug`, `Ord`,
//! `Drop`, a `Store`. It may panic, and use the queue.

use std::cmp::Ordering;
use std::fmt::{self, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex, OnceLock};
use std::thread;
use std::time::Duration;

use threading_queue::{
    BlockingQueue, GetError, PriorityQueue, Queue, Store,
};

const LONG: Duration = Duration::from_secs(20);

/// What `work` returns; it fails where it hangs.
fn in_time<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> T {
    let (done, result) = channel();
    thread::spawn(move || done.send(work()));
    result.recv_timeout(LONG).expect("it hangs or panics")
}

fn panics(work: impl FnOnce()) -> bool {
    catch_unwind(AssertUnwindSafe(work)).is_err()
}

/// A writer that does what it is told each time.
struct Writer<F>(F);

impl<F: FnMut()> Write for Writer<F> {
    fn write_str(&mut self, _: &str) -> fmt::Result {
        (self.0)();
        Ok(())
    }
}

#[test]
fn a_writer_may_use_what_it_shows() {
    let left = in_time(|| {
        let queue = Queue::new(0);
        let mut writer = Writer(|| {
            queue.put(43).unwrap();
            assert_eq!(queue.get(), Ok(43));
        });
        write!(writer, "{queue:?}").unwrap();
        queue.qsize()
    });
    assert_eq!(left, 0);
}

#[test]
fn a_writer_that_panics_changes_nothing() {
    in_time(|| {
        let queue = Queue::new(1);
        for after in 0..20 {
            let mut written = 0;
            let mut writer = Writer(|| {
                written += 1;
                assert!(written <= after, "no paper");
            });
            panics(|| {
                let _ = write!(writer, "{queue:?}");
            });
        }
        queue.put(43).unwrap();
        assert!(queue.try_put(45).is_err());
        assert_eq!(queue.get(), Ok(43));
        assert_eq!(queue.try_get(), Err(GetError::Empty));
    });
}

type Act = fn(&PriorityQueue<Job>);

/// Uses the queue when it is compared or dropped.
struct Job {
    priority: u32,
    compared: Option<Act>,
    dropped: Option<Act>,
    queue: Arc<OnceLock<PriorityQueue<Job>>>,
}

impl Job {
    fn act(&self, act: Option<Act>) {
        if let Some(act) = act {
            act(self.queue.get().unwrap());
        }
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        self.act(self.dropped);
    }
}

impl Ord for Job {
    fn cmp(&self, other: &Self) -> Ordering {
        self.act(self.compared);
        other.act(other.compared);
        self.priority.cmp(&other.priority)
    }
}

impl PartialOrd for Job {
    fn partial_cmp(
        &self,
        other: &Self,
    ) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Job {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Job {}

/// What becomes of a job that is put behind another.
fn put(
    compared: Option<Act>,
    dropped: Option<Act>,
) -> (bool, Vec<u32>) {
    in_time(move || {
        let own = Arc::new(OnceLock::new());
        let queue =
            own.get_or_init(|| PriorityQueue::new(0));
        let job = |priority, compared, dropped| Job {
            priority,
            compared,
            dropped,
            queue: Arc::clone(&own),
        };
        queue.put(job(1, None, None)).unwrap();
        let panicked = panics(|| {
            let _ = queue.put(job(2, compared, dropped));
        });
        let qsize = queue.qsize();
        assert_eq!(queue.unfinished_tasks(), qsize);
        let left = (0..qsize)
            .map(|_| {
                let mut job = queue.get().unwrap();
                job.dropped = None;
                job.priority
            })
            .collect();
        assert!(matches!(
            queue.try_get(),
            Err(GetError::Empty)
        ));
        (panicked, left)
    })
}

#[test]
fn an_item_whose_cmp_panics_may_use_the_queue_at_its_end() {
    let compared: Act = |_| panic!("incomparable");
    let asks: Act = |queue| assert_eq!(queue.qsize(), 1);
    let (panicked, left) = put(Some(compared), Some(asks));
    assert!(panicked);
    assert_eq!(left, [1]);

    let uses: Act = |queue| {
        let first = queue.get().unwrap();
        assert_eq!(first.priority, 1);
        queue.put(first).unwrap();
        queue.task_done().unwrap();
    };
    let (panicked, left) = put(Some(compared), Some(uses));
    assert!(panicked);
    assert_eq!(left, [1]);
}

#[test]
fn a_comparison_may_ask_the_queue() {
    let asks: Act = |queue| {
        let text = format!("{queue:?}");
        assert!(text.contains("qsize: 1"), "{text}");
        assert!(!queue.empty() && !queue.full());
        assert_eq!(queue.unfinished_tasks(), 1);
        assert!(!queue.is_shutdown());
    };
    assert_eq!(put(Some(asks), None), (false, vec![1, 2]));
}

/// It would wait for itself.
#[test]
fn a_comparison_that_uses_the_queue_panics() {
    let uses: [Act; 4] = [
        |queue| drop(queue.get()),
        |queue| drop(queue.try_get()),
        |queue| {
            let job = Job {
                priority: 3,
                compared: None,
                dropped: None,
                queue: Arc::default(),
            };
            drop(queue.try_put(job));
        },
        |queue| queue.shutdown(),
    ];
    for act in uses {
        assert_eq!(put(Some(act), None), (true, vec![1]));
    }
}

/// Others wait as long as a comparison takes, and lose
/// nothing.
#[test]
fn who_needs_the_items_waits_for_a_comparison() {
    static COMPARED: AtomicU32 = AtomicU32::new(0);
    struct Slow(u32, Arc<Mutex<()>>);

    impl Ord for Slow {
        fn cmp(&self, other: &Self) -> Ordering {
            COMPARED.fetch_add(1, SeqCst);
            drop(self.1.lock());
            self.0.cmp(&other.0)
        }
    }

    impl PartialOrd for Slow {
        fn partial_cmp(
            &self,
            other: &Self,
        ) -> Option<Ordering> {
            Some(self.cmp(other))
        }
    }

    impl PartialEq for Slow {
        fn eq(&self, other: &Self) -> bool {
            self.cmp(other).is_eq()
        }
    }

    impl Eq for Slow {}

    let taken = in_time(|| {
        let gate = Arc::new(Mutex::new(()));
        let queue = PriorityQueue::new(0);
        let slow = |n| Slow(n, Arc::clone(&gate));
        queue.put(slow(4)).unwrap();
        let closed = gate.lock().unwrap();
        thread::scope(|s| {
            for n in [3, 2, 1] {
                let (queue, slow) = (&queue, &slow);
                s.spawn(move || queue.put(slow(n)));
            }
            let first = s.spawn(|| queue.get().unwrap().0);
            s.spawn(|| queue.join());
            while COMPARED.load(SeqCst) == 0 {
                thread::yield_now();
            }
            // The items are away, and can be counted.
            assert!(queue.qsize() >= 1);
            drop(closed);
            let mut taken = vec![first.join().unwrap()];
            for _ in 0..3 {
                taken.push(queue.get().unwrap().0);
            }
            for _ in 0..4 {
                queue.task_done().unwrap();
            }
            taken.sort_unstable();
            taken
        })
    });
    assert_eq!(taken, [1, 2, 3, 4]);
}

#[test]
fn many_runs_are_in_order_and_equal_ones_in_theirs() {
    /// Compares by its first half.
    #[derive(Debug, PartialEq, Eq)]
    struct Half(u32, u32);

    impl Ord for Half {
        fn cmp(&self, other: &Self) -> Ordering {
            self.0.cmp(&other.0)
        }
    }

    impl PartialOrd for Half {
        fn partial_cmp(
            &self,
            other: &Self,
        ) -> Option<Ordering> {
            Some(self.cmp(other))
        }
    }

    for step in [1, 7, 1_999] {
        let queue = PriorityQueue::new(0);
        let mut all: Vec<_> = (0..2_000)
            .map(|n| Half(n * step % 2_000 / 3, n))
            .collect();
        for Half(first, second) in &all {
            queue.put(Half(*first, *second)).unwrap();
        }
        all.sort_by_key(|half| half.0); // Stable.
        assert_eq!(queue.qsize(), all.len());
        for half in all {
            assert_eq!(queue.try_get(), Ok(half));
        }
        assert!(queue.empty());
    }
}

/// Says when it is dropped whether the queue can be used.
struct Letter(u32, Arc<OnceLock<BlockingQueue<Newest>>>);

impl Drop for Letter {
    fn drop(&mut self) {
        if let Some(queue) = self.1.get() {
            let _ = queue.try_get();
        }
    }
}

/// Keeps the newest one, and none whose number is 0.
struct Newest(Option<Letter>);

impl Store for Newest {
    type Item = Letter;
    const EMPTY: Self = Self(None);

    fn len(&self) -> usize {
        usize::from(self.0.is_some())
    }

    fn put(&mut self, slot: &mut Option<Letter>) {
        if slot.as_ref().is_some_and(|new| new.0 > 0) {
            std::mem::swap(&mut self.0, slot);
        }
    }

    fn get(&mut self) -> Option<Letter> {
        self.0.take()
    }
}

#[test]
fn what_a_store_discards_is_done_and_may_use_the_queue() {
    in_time(|| {
        let queue = BlockingQueue::<Newest>::new(0);
        let unused = Arc::new(OnceLock::new());
        for n in [1, 2, 0] {
            let letter = Letter(n, Arc::clone(&unused));
            queue.put(letter).unwrap();
            assert_eq!(queue.unfinished_tasks(), 1);
        }
        assert_eq!(queue.get().unwrap().0, 2);
        queue.task_done().unwrap();
        queue.join();

        let own = Arc::new(OnceLock::new());
        let queue =
            own.get_or_init(|| BlockingQueue::new(0));
        for n in [1, 2] {
            queue.put(Letter(n, Arc::clone(&own))).unwrap();
        }
        // The first, when it was dropped, took the second.
        assert!(queue.empty());
    });
}

/// The room that was made for an item is not used by it.
#[test]
fn who_waits_for_room_is_woken_if_nothing_is_kept() {
    in_time(|| {
        let queue = BlockingQueue::<Newest>::new(1);
        let unused = Arc::new(OnceLock::new());
        let letter = |n| Letter(n, Arc::clone(&unused));
        for _ in 0..100 {
            queue.put(letter(1)).unwrap();
            thread::scope(|s| {
                for n in [0, 0, 2] {
                    let (queue, letter) = (&queue, &letter);
                    s.spawn(move || queue.put(letter(n)));
                }
                let taken = [(); 2]
                    .map(|()| queue.get().unwrap().0);
                assert_eq!(taken, [1, 2]);
            });
            for _ in 0..2 {
                queue.task_done().unwrap();
            }
            queue.join();
        }
    });
}

/// Forgets all it has with each second get.
struct Forgetful(Vec<u32>, bool);

impl Store for Forgetful {
    type Item = u32;
    const EMPTY: Self = Self(Vec::new(), false);

    fn len(&self) -> usize {
        self.0.len()
    }

    fn put(&mut self, slot: &mut Option<u32>) {
        self.0.extend(slot.take());
    }

    fn get(&mut self) -> Option<u32> {
        self.1 = !self.1;
        if !self.1 {
            self.0.clear();
        }
        self.0.pop()
    }
}

#[test]
fn what_a_store_forgets_is_done() {
    let queue = BlockingQueue::<Forgetful>::new(0);
    for n in [1, 2, 3] {
        queue.put(n).unwrap();
    }
    assert_eq!(queue.get(), Ok(3));
    assert_eq!(queue.unfinished_tasks(), 3);
    assert_eq!(queue.try_get(), Err(GetError::Empty));
    assert_eq!(queue.unfinished_tasks(), 1);
    queue.task_done().unwrap();
    queue.join();
}
