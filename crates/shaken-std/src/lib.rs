//! The real std, for programs whose threads yield at random.
//!
//! Named `std` in the manifest of a program, it changes two things. [`shake`],
//! which `unlocked::schedules::marks` puts before every statement, lets other
//! threads go first, for a moment or for none. And [`thread::sleep`] does the
//! same, however long it is to take: what a program may do must not hang on how
//! long a sleep is, and a thousand runs should not take a thousand sleeps.
//!
//! Each run draws other numbers. `SHAKEN_STD_SEED` sets where they begin; the
//! system's scheduler has the last word all the same.

pub use std::*;

use std::cell::RefCell;
use std::hint::spin_loop;
use std::sync::atomic::{AtomicU64, Ordering};

use fastrand::Rng;

/// Each thread has a generator of its own: a shared one would order them.
static THREADS: AtomicU64 = AtomicU64::new(0);

thread_local! {
    static RNG: RefCell<Rng> = RefCell::new(Rng::with_seed(seed()));
}

fn seed() -> u64 {
    let run = env::var("SHAKEN_STD_SEED").map_or_else(
        |_| u64::from(process::id()),
        |seed| seed.parse().expect("SHAKEN_STD_SEED is a number"),
    );
    // Neighbouring seeds must not begin alike.
    run.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ THREADS.fetch_add(1, Ordering::Relaxed)
}

/// Lets other threads go first: not at all, for a moment, or for longer.
///
/// ```
/// shaken_std::shake();
/// ```
pub fn shake() {
    // A destructor of another thread-local value may ask when it is gone.
    let draw = RNG.try_with(|rng| rng.borrow_mut().u32(..));
    match draw.unwrap_or(0) % 16 {
        0..8 => {}
        8..12 => std::thread::yield_now(),
        12..15 => (0..draw.unwrap_or(0) >> 22).for_each(|_| spin_loop()),
        _ => std::thread::sleep(time::Duration::from_micros(u64::from(
            draw.unwrap_or(0) >> 24,
        ))),
    }
}

/// `std::thread`, whose sleeps are short.
pub mod thread {
    pub use std::thread::*;

    use std::time::Duration;

    /// Lets other threads go first, however long it is to take.
    pub fn sleep(_time: Duration) {
        for _ in 0..8 {
            super::shake();
        }
    }
}
