//! The command as somebody types it, and the recorder of the twins. They wait
//! more than they compute, so they are one program.

mod command;
mod recorder;
