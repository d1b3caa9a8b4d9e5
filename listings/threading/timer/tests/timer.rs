//! What a timer promises, without a word about how late it
//! may be.

use std::fmt::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

use threading_thread::{
    AlreadyStarted, JoinError, StartError, enumerate,
};
use threading_timer::Timer;

const SOON: Duration = Duration::from_millis(5);

/// A timer, and how often it has fired.
fn counting(interval: Duration) -> (Timer, Arc<AtomicU32>) {
    let fired = Arc::new(AtomicU32::new(0));
    let count = Arc::clone(&fired);
    let timer = Timer::new(interval, move || {
        count.fetch_add(1, SeqCst);
    });
    (timer, fired)
}

#[test]
fn it_fires_once_and_not_too_early() {
    let (timer, fired) = counting(SOON);
    let start = Instant::now();
    timer.start().unwrap();
    timer.join().unwrap();
    assert!(start.elapsed() >= SOON);
    assert_eq!(fired.load(SeqCst), 1);
    assert!(!timer.is_alive());
}

#[test]
fn it_does_not_fire_if_it_is_cancelled_before() {
    let (timer, fired) = counting(Duration::MAX);
    timer.start().unwrap();
    assert!(timer.is_alive());
    assert!(timer.cancel());
    timer.join().unwrap();
    assert_eq!(fired.load(SeqCst), 0);
    assert!(timer.cancel());
}

#[test]
fn it_ends_at_once_if_it_is_cancelled_before_it_starts() {
    let (timer, fired) = counting(Duration::ZERO);
    assert!(timer.cancel());
    timer.start().unwrap();
    timer.join().unwrap();
    assert_eq!(fired.load(SeqCst), 0);
}

#[test]
fn a_cancel_that_comes_too_late_says_so() {
    let (timer, fired) = counting(Duration::ZERO);
    timer.start().unwrap();
    timer.join().unwrap();
    assert!(!timer.cancel());
    assert_eq!(fired.load(SeqCst), 1);
}

#[test]
fn it_starts_once_and_is_joined_after_that() {
    let (timer, _) = counting(Duration::MAX);
    assert_eq!(timer.join(), Err(JoinError::NotStarted));
    timer.start().unwrap();
    let again = timer.start();
    assert!(matches!(
        again,
        Err(StartError::AlreadyStarted)
    ));
    assert_eq!(timer.join_timeout(SOON), Ok(false));
    timer.cancel();
    assert_eq!(timer.join_timeout(Duration::MAX), Ok(true));
}

#[test]
fn it_is_a_thread_with_a_name_and_on_the_list() {
    let (timer, _) = counting(Duration::MAX);
    timer.set_name("reminder");
    assert_eq!(timer.name(), "reminder");
    assert_eq!(timer.interval(), Duration::MAX);
    assert_eq!(timer.set_daemon(true), Ok(()));
    assert!(timer.daemon());
    assert!(!enumerate().contains(timer.thread()));
    timer.start().unwrap();
    assert!(enumerate().contains(timer.thread()));
    assert_eq!(
        timer.set_daemon(false),
        Err(AlreadyStarted)
    );
    timer.cancel();
    timer.join().unwrap();
    assert!(!enumerate().contains(timer.thread()));
}

#[test]
fn a_panic_ends_it_and_nothing_else() {
    let timer = Timer::new(Duration::ZERO, || {
        std::panic::resume_unwind(Box::new("burnt"));
    });
    timer.start().unwrap();
    assert_eq!(timer.join(), Ok(()));
    assert!(!timer.cancel());
}

/// Panics when it is dropped.
struct Bomb;

impl Drop for Bomb {
    fn drop(&mut self) {
        panic!("a destructor");
    }
}

#[test]
fn what_panics_when_it_is_dropped_ends_it_as_others() {
    let fires = Timer::new(Duration::ZERO, || {
        std::panic::panic_any(Bomb);
    });
    let bomb = Bomb;
    let cancelled = Timer::new(Duration::MAX, move || {
        drop(bomb);
    });
    assert!(cancelled.cancel());
    for timer in [fires, cancelled] {
        timer.start().unwrap();
        assert_eq!(timer.join(), Ok(()));
        assert!(!enumerate().contains(timer.thread()));
    }
}

/// A writer that does what it is told each time.
struct Writer<F>(F);

impl<F: Fn()> Write for Writer<F> {
    fn write_str(&mut self, _: &str) -> fmt::Result {
        (self.0)();
        Ok(())
    }
}

#[test]
fn a_writer_may_use_the_timer_it_shows() {
    let (wrote, written) = channel();
    thread::spawn(move || {
        let (timer, _) = counting(Duration::MAX);
        let mut writer = Writer(|| {
            timer.cancel();
        });
        write!(writer, "{timer:?}").unwrap();
        wrote.send(()).unwrap();
    });
    let patience = Duration::from_secs(20);
    written.recv_timeout(patience).expect("it hangs");
}

#[test]
fn it_shows_its_thread_and_its_interval() {
    let (timer, _) = counting(Duration::MAX);
    timer.set_name("tea");
    let text = format!("{timer:?}");
    let begin = "Timer { thread: <Thread(tea, initial";
    assert!(text.starts_with(begin), "{text}");
    assert!(text.contains("interval: "), "{text}");
    assert!(!text.contains("Mutex"), "{text}");
}

#[test]
fn threads_may_share_it() {
    fn is_shared<T: Send + Sync + Clone>() {}
    is_shared::<Timer>();
}

/// Each of many timers fires or is cancelled in time, never
/// both and never neither.
#[test]
fn it_fires_or_is_cancelled() {
    let timers: Vec<_> = (0..200)
        .map(|n| counting(Duration::from_micros(n * 5)))
        .collect();
    for (timer, _) in &timers {
        timer.start().unwrap();
    }
    let cancelled: Vec<AtomicU32> =
        timers.iter().map(|_| AtomicU32::new(0)).collect();
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for ((timer, _), told) in
                    timers.iter().zip(&cancelled)
                {
                    let told_one =
                        u32::from(timer.cancel());
                    told.fetch_add(told_one, SeqCst);
                }
            });
        }
    });
    for ((timer, fired), told) in
        timers.iter().zip(&cancelled)
    {
        timer.join().unwrap();
        let fired = fired.load(SeqCst);
        // All four were told the same.
        assert_eq!(told.load(SeqCst), 4 * (1 - fired));
    }
}

#[test]
fn it_is_a_daemon_if_it_was_made_one() {
    let timer = Timer::new(Duration::MAX, || {});
    timer.set_daemon(true).unwrap();
    assert!(timer.daemon());
    timer.set_daemon(false).unwrap();
    assert!(!timer.daemon());
}
