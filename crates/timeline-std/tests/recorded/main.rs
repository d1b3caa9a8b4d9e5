//! Small programs, each recorded in a process of its own.

mod barriers;
mod channels;
mod condvars;
mod ends;
mod locks;
mod parks;
mod permits;
mod prints;
mod sound;
mod support;
mod threads;
