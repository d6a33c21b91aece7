//! The reader on a terminal.

pub mod action;
pub mod key;
pub mod report;
