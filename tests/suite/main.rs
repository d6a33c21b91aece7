//! What the program promises, promise by promise; every file is a module of this one binary.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    clippy::string_slice
)]

mod reader;
mod screens;
