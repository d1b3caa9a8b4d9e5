//! std with random delays, for randomized testing of concurrent programs.
//!
//! Named `std` in the manifest of a program, it is the real one, and late,
//! perhaps, where a thread starts, sleeps, yields or prints. [`random_delay`] is
//! the same at any other place: `instrument::for_random_delays` puts it before every
//! statement of a listing. Nothing is ever early, so whatever comes of the
//! program can come of it with the real std.
//!
//! Each run draws other numbers. `RANDOMIZED_STD_SEED`, or [`seed`], says where
//! they begin; the system's scheduler has the last word all the same. With
//! `RANDOMIZED_STD_NO_SLEEP` set, a sleep is no longer than a few such delays:
//! what a program may do must not hang on how long it sleeps, and a thousand
//! runs should not take a thousand sleeps.

pub use std::*;

use std::cell::RefCell;
use std::hint::spin_loop;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use fastrand::Rng;

static SEED: AtomicU64 = AtomicU64::new(0);

/// Each thread has a generator of its own: a shared one would order them.
static THREADS: AtomicU64 = AtomicU64::new(0);

static NO_SLEEP: LazyLock<bool> =
    LazyLock::new(|| env::var_os("RANDOMIZED_STD_NO_SLEEP").is_some());

thread_local! {
    static RNG: RefCell<Rng> = RefCell::new(Rng::with_seed(begin()));
}

/// Says where the numbers of this run begin.
pub fn seed(seed: u64) {
    SEED.store(seed, Relaxed);
}

fn begin() -> u64 {
    let run = match SEED.load(Relaxed) {
        0 => env::var("RANDOMIZED_STD_SEED").map_or_else(
            |_| u64::from(process::id()),
            |seed| seed.parse().expect("RANDOMIZED_STD_SEED is a number"),
        ),
        seed => seed,
    };
    // Neighbouring seeds must not begin alike.
    run.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ THREADS.fetch_add(1, Relaxed)
}

/// Lets other threads go first: not at all, for a moment, or for longer.
///
/// ```
/// randomized_std::random_delay();
/// ```
pub fn random_delay() {
    // A destructor of another thread-local value may ask when it is gone.
    let drawn = RNG.try_with(|rng| rng.borrow_mut().u32(..)).unwrap_or(0);
    match drawn % 16 {
        0..8 => {}
        8..12 => std::thread::yield_now(),
        12..15 => (0..drawn >> 22).for_each(|_| spin_loop()),
        _ => std::thread::sleep(time::Duration::from_micros(u64::from(drawn >> 24))),
    }
}

/// `std::thread`, with random delays.
pub mod thread {
    pub use std::thread::*;

    use std::time::Duration;

    use super::{NO_SLEEP, random_delay};

    /// As in std; chance decides who runs first, the new thread or its parent.
    pub fn spawn<F, T>(f: F) -> JoinHandle<T>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        let thread = std::thread::spawn(|| {
            random_delay();
            f()
        });
        random_delay();
        thread
    }

    /// As in std, and perhaps longer; with `RANDOMIZED_STD_NO_SLEEP`, a few delays.
    pub fn sleep(time: Duration) {
        if !*NO_SLEEP {
            std::thread::sleep(time);
        }
        (0..8).for_each(|_| random_delay());
    }

    /// As in std, and perhaps longer.
    pub fn yield_now() {
        std::thread::yield_now();
        random_delay();
    }
}

/// The prelude, with macros that are late, perhaps.
pub mod prelude {
    /// The prelude of edition 2024.
    pub mod rust_2024 {
        pub use crate::{print, println};
        pub use std::prelude::rust_2024::*;
    }
}

// What guards the arguments is held while they are printed, as in std.

/// As in std, and perhaps late.
#[macro_export]
macro_rules! print {
    ($($arg:tt)*) => {{ $crate::random_delay(); $crate::__print($crate::format_args!($($arg)*)); }};
}

/// As in std, and perhaps late.
#[macro_export]
macro_rules! println {
    () => { $crate::print!("\n") };
    ($($arg:tt)*) => {{
        $crate::random_delay();
        $crate::__print($crate::format_args!("{}\n", $crate::format_args!($($arg)*)));
    }};
}

#[doc(hidden)]
pub fn __print(text: fmt::Arguments<'_>) {
    std::print!("{text}");
    random_delay();
}
