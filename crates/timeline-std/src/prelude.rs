//! The prelude of each edition, with the macros that print.

pub use std::prelude::v1;

/// The prelude of edition 2024.
pub mod rust_2024 {
    pub use crate::{dbg, eprint, eprintln, print, println};
    pub use std::prelude::rust_2024::*;
}

/// The prelude of edition 2021.
pub mod rust_2021 {
    pub use crate::{dbg, eprint, eprintln, print, println};
    pub use std::prelude::rust_2021::*;
}

/// The prelude of edition 2018.
pub mod rust_2018 {
    pub use crate::{dbg, eprint, eprintln, print, println};
    pub use std::prelude::rust_2018::*;
}

/// The prelude of edition 2015.
pub mod rust_2015 {
    pub use crate::{dbg, eprint, eprintln, print, println};
    pub use std::prelude::rust_2015::*;
}
