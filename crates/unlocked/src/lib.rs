//! What the command `cargo book` and the tests of the book share.
//!
//! A *listing* is a small crate in `listings/<part>/<name>/`, with a Python
//! twin beside it. This crate finds the listings, builds them, runs both
//! programs, asks the compiler what it refuses, compares all of it with what
//! the pages show, and writes down what they are to show.
//!
//! Each module uses those above it in this table:
//!
//! | module | answers |
//! |---|---|
//! | [`wording`] | how is it said? |
//! | [`manifest`] | what does a listing say of itself? |
//! | [`book`] | where is the book, and which listings has it? |
//! | [`cargo`] | do they build, and what do they print within their limit? |
//! | [`schedules`] | what can a program do, by every schedule? |
//! | [`timeline`] | who ran, who waited, who held the lock, in one run? |
//! | [`artefacts`] | what is recorded of a listing, is it true, and how does it stand on a page? |
//! | [`commands`] | every chore of the book |

pub mod artefacts;
pub mod book;
pub mod cargo;
pub mod commands;
pub mod manifest;
pub mod schedules;
pub mod timeline;
pub mod wording;
