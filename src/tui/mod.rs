//! The reader on a terminal.
