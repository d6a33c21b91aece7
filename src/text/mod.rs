//! The leaf vocabulary: places in a text, its columns on a screen, and what of it may reach a terminal.

pub mod codepoints;
pub mod search;
pub mod span;

pub use span::Span;
