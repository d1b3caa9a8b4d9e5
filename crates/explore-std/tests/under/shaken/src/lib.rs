//! The real std, in which threads that start, sleep or print may be late, so
//! that a few runs show more schedules. Nothing is ever early.

pub use std::*;

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

static DICE: AtomicU64 = AtomicU64::new(0);

/// Chooses what is late in this run; 0 is nothing.
pub fn seed(seed: u64) {
    DICE.store(seed, Relaxed);
}

/// Is late, perhaps.
#[doc(hidden)]
pub fn shake() {
    let next = |dice: u64| {
        (dice != 0).then(|| {
            dice.wrapping_mul(6364136223846793005)
                .wrapping_add(1442695040888963407)
                | 1
        })
    };
    let dice = DICE.fetch_update(Relaxed, Relaxed, next).unwrap_or(0);
    match dice >> 61 {
        0 | 1 => {}
        2 | 3 => std::thread::yield_now(),
        _ => std::thread::sleep(time::Duration::from_micros((dice >> 40) % 300)),
    }
}

pub mod thread {
    //! `std::thread`, shaken.

    pub use std::thread::*;

    use std::time::Duration;

    pub fn spawn<F, T>(f: F) -> JoinHandle<T>
    where
        F: FnOnce() -> T + Send + 'static,
        T: Send + 'static,
    {
        let thread = std::thread::spawn(|| {
            crate::shake();
            f()
        });
        crate::shake();
        thread
    }

    pub fn sleep(time: Duration) {
        std::thread::sleep(time);
        crate::shake();
    }

    pub fn yield_now() {
        std::thread::yield_now();
        crate::shake();
    }
}

pub mod prelude {
    //! The prelude, with macros that shake.

    pub mod rust_2024 {
        pub use crate::{print, println};
        pub use std::prelude::rust_2024::*;
    }
}

// What guards the arguments is held while they are printed, as in std.

#[macro_export]
macro_rules! print {
    ($($arg:tt)*) => {{ $crate::shake(); $crate::__print($crate::format_args!($($arg)*)); }};
}

#[macro_export]
macro_rules! println {
    () => { $crate::print!("\n") };
    ($($arg:tt)*) => {{
        $crate::shake();
        $crate::__print($crate::format_args!("{}\n", $crate::format_args!($($arg)*)));
    }};
}

#[doc(hidden)]
pub fn __print(text: fmt::Arguments<'_>) {
    std::print!("{text}");
    shake();
}
