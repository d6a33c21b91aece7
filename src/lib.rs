//! Pullquote finds who said what, where in a news article, and shows it in a terminal.
//!
//! The modules stand in the order in which an article flows through them, and a module names only modules
//! to its left; `tests/suite/architecture` holds them to it:
//!
//! ```text
//! text -> lexicon -> input -> article -> analysis -> review -> library -> export -> plain -> tui
//! (error and version beside text; cli, command, main on top)
//! ```
//!
//! * `input` is the only reader of articles; `tui` the only one that knows a terminal.
//! * `library` is the only place that reads or writes what the user keeps.
//! * `text`, `lexicon`, `article`, `analysis`, `review`, `export`, `plain` and the state, update, layout and view of
//!   `tui` are pure: no files, no environment, no clock, no printing.
//! * `cli` is what was typed, `command` does it: it calls the reader or writes what was found to an output.
//! * `analysis` cannot fail: odd text gives fewer findings, never an error.
//! * There is one text. Every position inside the program is a [`text::Span`] of bytes into
//!   [`article::Article::text`]; every position that leaves it is counted in code points.

pub mod error;
pub mod version;

pub mod text;

pub mod lexicon;

pub mod input;

pub mod article;

pub mod analysis;

pub mod review;

pub mod library;

pub mod export;

pub mod plain;

pub mod tui;

pub mod cli;

pub mod command;
