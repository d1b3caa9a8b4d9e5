//! Small programs, each recorded in a process of its own.

mod barriers;
mod channels;
mod condvars;
mod ends;
mod invariants;
mod locks;
mod parks;
mod permits;
mod prints;
mod support;
mod threads;
