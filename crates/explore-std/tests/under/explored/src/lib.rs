#![allow(warnings, clippy::all, reason = "the programs are those of strangers")]

include!(concat!(env!("OUT_DIR"), "/programs.rs"));
