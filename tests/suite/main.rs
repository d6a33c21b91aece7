//! The one test binary: the program as its users have it, and what holds for every article.

#![allow(missing_docs, clippy::unwrap_used, clippy::disallowed_methods, clippy::panic, reason = "tests")]

mod articles;
mod cli;
