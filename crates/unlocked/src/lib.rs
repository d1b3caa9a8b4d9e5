//! What the command `cargo book` and the tests of the book share.
//!
//! A *listing* is a small crate in `listings/<part>/<name>/`, with a Python
//! twin beside it. This crate finds the listings, builds them, runs both
//! programs, asks the compiler what it refuses, compares all of it with what
//! the pages show, and writes down what they are to show.
//!
//! | module | answers |
//! |---|---|
//! | [`project`] | where is the book? |
//! | [`listing`] | which listings are there, and what do they say of themselves? |
//! | [`build`] | do they compile, without a warning, also when copied out? |
//! | [`run`] | what does a program print within its limit? |
//! | [`suite`] and [`libraries`] | are the tests that a package brings green? |
//! | [`twin`] | what does its Python twin print? |
//! | `copies` | how is a listing compiled against another std? |
//! | `marks` | what is added to such a copy? |
//! | `source` | what does the source call a thing? |
//! | [`schedules`] | what can a program do, by every schedule? |
//! | [`timeline`] | who ran, who waited, who held the lock, in one run? |
//! | [`refused`] | what does the compiler say to a program that it refuses? |
//! | [`judge`] | what comes of a run, and is it what the page shows? |
//! | [`claims`] | is what was recorded what the page says of it? |
//! | [`compare`] | what do two runs of it have in common? |
//! | [`fragment`] | how does a listing stand on a page? |
//! | [`check`] | does it do what the page shows? |
//! | [`record`] | write it all down |
//! | [`change`] | what does that change, and what is lost? |
//! | [`site`] and [`serve`] | build the book, and show it |
//! | [`runner`] | what does a program print when a page asks? |
//! | [`stress`] | is a test ever red without a reason? |
//! | [`mutants`] | does a test notice when the code is wrong? |
//! | [`browse`] | does every page hold in a real browser? |
//! | [`near`] and [`count`] | how is it said? |

pub mod browse;
pub mod build;
pub mod change;
pub mod check;
pub mod claims;
pub mod compare;
mod copies;
pub mod count;
pub mod fragment;
pub mod judge;
pub mod libraries;
pub mod listing;
mod marks;
pub mod mutants;
pub mod near;
pub mod pattern;
pub mod project;
pub mod record;
pub mod refused;
pub mod run;
pub mod runner;
pub mod schedules;
pub mod serve;
pub mod site;
mod source;
pub mod stress;
pub mod suite;
pub mod timeline;
pub mod twin;
