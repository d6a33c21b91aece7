//! What the program promises, promise by promise; every file is a module of this one binary.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::string_slice,
    clippy::print_stdout,
    reason = "tests say what is wrong by panicking"
)]

mod architecture;
mod articles;
mod cli;
mod keys;
mod reader;
mod screens;
