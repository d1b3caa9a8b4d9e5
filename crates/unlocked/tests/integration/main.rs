//! The command as somebody types it, the recorder of the twins, and the floors of
//! the crate. The first two wait more than they compute, so they are one program.

mod command;
mod floors;
mod recorder;
