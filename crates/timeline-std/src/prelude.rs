//! The prelude of each edition, with the macros that print.

pub use std::prelude::v1;

macro_rules! preludes {
    ($($edition:ident)*) => { $(
        /// As in std.
        pub mod $edition {
            pub use crate::{dbg, eprint, eprintln, print, println};
            pub use std::prelude::$edition::*;
        }
    )* };
}
preludes! { rust_2015 rust_2018 rust_2021 rust_2024 }
