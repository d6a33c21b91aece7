//! The real binary in a real pseudo-terminal.

mod library;
mod pseudo_terminal;
mod reading;
mod reviewing;
