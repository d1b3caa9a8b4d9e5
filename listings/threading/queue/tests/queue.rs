use std::cmp::Ordering;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::thread;
use std::time::{Duration, Instant};

use threading_queue::{
    BlockingQueue, DoneTooOften, Fifo, GetError, LifoQueue,
    PriorityQueue, PutError, Queue, ShutDown, Store,
};

const SHORT: Duration = Duration::from_millis(10);

#[test]
fn threads_may_share_it_and_send_it() {
    fn shared<T: Send + Sync + std::fmt::Debug>() {}
    shared::<Queue<String>>();
    shared::<LifoQueue<String>>();
    shared::<PriorityQueue<String>>();
    shared::<ShutDown<String>>();
    shared::<PutError<String>>();
}

#[test]
fn a_store_is_empty_if_nothing_is_in_it() {
    let mut store = Fifo::EMPTY;
    assert!(store.is_empty());
    store.put(&mut Some(45));
    assert!(!store.is_empty());
    assert_eq!(store.get(), Some(45));
    assert!(store.is_empty());
}

/// What a queue with room for five does, whatever its order.
fn basic<S: Store<Item = u32> + Send>(
    queue: &BlockingQueue<S>,
    order: [u32; 3],
) {
    assert!(queue.empty() && !queue.full());
    for item in [111, 333, 222] {
        queue.put(item).unwrap();
    }
    assert_eq!(order.map(|_| queue.get().unwrap()), order);

    for item in 0..5 {
        assert!(!queue.full());
        queue.try_put(item).unwrap();
    }
    assert!(queue.full() && !queue.empty());
    assert_eq!(queue.qsize(), 5);
    assert_eq!(queue.try_put(9), Err(PutError::Full(9)));
    let begin = Instant::now();
    let full = queue.put_timeout(9, SHORT);
    assert_eq!(full, Err(PutError::Full(9)));
    assert!(begin.elapsed() >= SHORT);
    thread::scope(|s| {
        let put = s.spawn(|| queue.put(5).unwrap());
        queue.get().unwrap();
        put.join().unwrap();
        let put = s.spawn(|| {
            queue.put_timeout(6, Duration::MAX).unwrap();
        });
        queue.get().unwrap();
        put.join().unwrap();
    });

    for _ in 0..5 {
        queue.try_get().unwrap();
    }
    assert_eq!(queue.try_get(), Err(GetError::Empty));
    let begin = Instant::now();
    assert_eq!(
        queue.get_timeout(SHORT),
        Err(GetError::Empty)
    );
    assert!(begin.elapsed() >= SHORT);
    thread::scope(|s| {
        let get = s.spawn(|| queue.get());
        queue.put(7).unwrap();
        assert_eq!(get.join().unwrap(), Ok(7));
        let get =
            s.spawn(|| queue.get_timeout(Duration::MAX));
        queue.put(8).unwrap();
        assert_eq!(get.join().unwrap(), Ok(8));
    });
}

#[test]
fn first_in_first_out() {
    let queue = Queue::new(5);
    basic(&queue, [111, 333, 222]);
    basic(&queue, [111, 333, 222]);
}

#[test]
fn last_in_first_out() {
    let queue = LifoQueue::new(5);
    basic(&queue, [222, 333, 111]);
    basic(&queue, [222, 333, 111]);
}

#[test]
fn smallest_first() {
    let queue = PriorityQueue::new(5);
    basic(&queue, [111, 222, 333]);
    basic(&queue, [111, 222, 333]);
}

/// Compares by its first field, and not with more than 100.
#[derive(Debug, Clone, Copy)]
struct Job(u32, &'static str);

impl Ord for Job {
    fn cmp(&self, other: &Self) -> Ordering {
        assert!(
            self.0 <= 100 && other.0 <= 100,
            "too much"
        );
        self.0.cmp(&other.0)
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

#[test]
fn of_equal_ones_the_oldest_comes_first() {
    let queue = PriorityQueue::new(0);
    for job in [Job(2, "a"), Job(1, "b"), Job(2, "c")] {
        queue.put(job).unwrap();
    }
    let names = [(); 3].map(|()| queue.get().unwrap().1);
    assert_eq!(names, ["b", "a", "c"]);
}

#[test]
fn a_panic_in_cmp_leaves_the_queue_as_it_was() {
    let queue = PriorityQueue::new(0);
    queue.put(Job(1, "good")).unwrap();
    let put =
        AssertUnwindSafe(|| queue.put(Job(101, "bad")));
    assert!(catch_unwind(put).is_err());
    assert_eq!(queue.qsize(), 1);
    assert_eq!(queue.unfinished_tasks(), 1);

    // The mutex is poisoned now, and a wait is still a wait.
    assert_eq!(queue.get().unwrap().1, "good");
    assert!(
        queue.get_timeout(SHORT) == Err(GetError::Empty)
    );
    thread::scope(|s| {
        let get = s.spawn(|| queue.get().unwrap().1);
        queue.put(Job(2, "next")).unwrap();
        assert_eq!(get.join().unwrap(), "next");
    });
}

#[test]
fn task_done_is_counted() {
    let queue = Queue::new(0);
    assert_eq!(queue.task_done(), Err(DoneTooOften));
    queue.put(1).unwrap();
    queue.get().unwrap();
    assert!(!queue.join_timeout(SHORT));
    queue.task_done().unwrap();
    assert!(queue.join_timeout(Duration::ZERO));
    assert_eq!(queue.task_done(), Err(DoneTooOften));
}

#[test]
fn a_queue_can_be_joined_twice() {
    let queue = Queue::new(3);
    let sum = AtomicUsize::new(0);
    thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                for item in &queue {
                    sum.fetch_add(item, SeqCst);
                    queue.task_done().unwrap();
                }
            });
        }
        for round in 1..=2 {
            for item in 0..100 {
                queue.put(item).unwrap();
            }
            queue.join();
            assert_eq!(sum.load(SeqCst), 4950 * round);
        }
        queue.shutdown();
    });
    assert_eq!(queue.task_done(), Err(DoneTooOften));
}

#[test]
fn a_shutdown_leaves_what_is_there() {
    let queue = Queue::new(2);
    queue.put("L").unwrap();
    queue.try_put("O").unwrap();
    queue.shutdown();
    assert!(queue.is_shutdown());
    assert_eq!(queue.put("E"), Err(ShutDown("E")));
    assert_eq!(
        queue.try_put("W"),
        Err(PutError::ShutDown("W"))
    );
    for item in ["L", "O"] {
        assert_eq!(queue.get(), Ok(item));
        queue.task_done().unwrap();
    }
    queue.join();
    assert_eq!(queue.get(), Err(ShutDown(())));
    assert_eq!(queue.try_get(), Err(GetError::ShutDown));
    let late = queue.get_timeout(Duration::from_secs(60));
    assert_eq!(late, Err(GetError::ShutDown));
}

#[test]
fn an_immediate_shutdown_discards_it() {
    let queue = Queue::new(2);
    queue.put("L").unwrap();
    queue.put("O").unwrap();
    queue.shutdown_immediate();
    assert_eq!(queue.put("E"), Err(ShutDown("E")));
    assert_eq!(queue.get(), Err(ShutDown(())));
    assert_eq!(queue.try_get(), Err(GetError::ShutDown));
    assert_eq!(queue.task_done(), Err(DoneTooOften));
    queue.join();
}

#[test]
fn to_shut_down_again_may_discard_and_opens_nothing() {
    let queue = Queue::new(0);
    queue.put(1).unwrap();
    queue.shutdown();
    queue.shutdown_immediate();
    queue.shutdown();
    assert!(queue.is_shutdown() && queue.empty());
}

#[test]
fn what_was_taken_is_waited_for_after_a_shutdown() {
    let queue = Queue::new(0);
    queue.put(1).unwrap();
    queue.put(2).unwrap();
    queue.get().unwrap();
    queue.shutdown_immediate();
    assert!(!queue.join_timeout(SHORT));
    queue.task_done().unwrap();
    queue.join();
}

#[test]
fn a_task_that_is_done_before_it_is_taken_counts_once() {
    let queue = Queue::new(0);
    queue.put(1).unwrap();
    queue.task_done().unwrap();
    queue.shutdown_immediate();
    assert_eq!(queue.unfinished_tasks(), 0);
    queue.join();
}

#[test]
fn a_shutdown_wakes_all_who_wait() {
    for immediate in [false, true] {
        let full = Queue::new(1);
        full.put(0).unwrap();
        let empty = Queue::new(0);
        thread::scope(|s| {
            for item in [1, 2] {
                let full = &full;
                s.spawn(move || {
                    let error = full.put(item).unwrap_err();
                    assert_eq!(error, ShutDown(item));
                });
                s.spawn(|| assert!(empty.get().is_err()));
            }
            for queue in [&full, &empty] {
                if immediate {
                    queue.shutdown_immediate();
                } else {
                    queue.shutdown();
                }
            }
        });
    }
}

/// Nothing the queue drops is dropped under its mutex.
#[test]
fn what_is_discarded_may_ask_the_queue() {
    static QUEUE: Queue<Asks> = Queue::new(0);
    struct Asks;

    impl Drop for Asks {
        fn drop(&mut self) {
            assert!(QUEUE.is_shutdown());
        }
    }

    QUEUE.put(Asks).unwrap();
    QUEUE.shutdown_immediate();
}

#[test]
fn every_item_is_taken_once() {
    const EACH: usize = 2_000;
    let queue = Queue::new(3);
    let sum = AtomicUsize::new(0);
    thread::scope(|s| {
        for _ in 0..4 {
            s.spawn(|| {
                for item in &queue {
                    sum.fetch_add(item, SeqCst);
                    queue.task_done().unwrap();
                }
            });
        }
        let producers = [(); 4].map(|()| {
            s.spawn(|| {
                for item in 1..=EACH {
                    queue.put(item).unwrap();
                }
            })
        });
        for producer in producers {
            producer.join().unwrap();
        }
        queue.join();
        queue.shutdown();
    });
    assert_eq!(sum.into_inner(), 4 * EACH * (EACH + 1) / 2);
}

#[test]
fn its_size_can_change() {
    let queue = Queue::new(1);
    queue.put(1).unwrap();
    thread::scope(|s| {
        let puts = [2, 3].map(|item| {
            let queue = &queue;
            s.spawn(move || queue.put(item))
        });
        queue.set_maxsize(3);
        for put in puts {
            put.join().unwrap().unwrap();
        }
        assert!(queue.full());
        queue.set_maxsize(2);
        assert_eq!(queue.maxsize(), 2);
        let put = s.spawn(|| queue.put(4));
        assert_eq!(queue.get(), Ok(1));
        assert!(queue.full());
        queue.get().unwrap();
        put.join().unwrap().unwrap();
        assert!(queue.full());
        let put = s.spawn(|| queue.put(5));
        queue.set_maxsize(0);
        put.join().unwrap().unwrap();
        assert!(!queue.full());
    });
}

#[test]
fn it_says_how_it_is() {
    let queue = Queue::new(3);
    queue.put(43).unwrap();
    let text = format!("{queue:?}");
    assert!(
        text.contains("qsize: 1, maxsize: 3"),
        "{text}"
    );
    assert!(text.contains("unfinished_tasks: 1"), "{text}");
}
