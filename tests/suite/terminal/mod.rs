//! The real binary in a real pseudo-terminal.

mod background;
mod feeds;
mod library;
mod outside;
mod picking;
pub(crate) mod pseudo_terminal;
pub(crate) mod reading;
mod reviewing;
mod scrolling;
mod slips;
mod whole_page;
mod wide_letters;
