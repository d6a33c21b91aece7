//! Text without meaning: positions in it, its width on a screen, searching, and what of it may reach a terminal.

pub mod as_read;
pub mod bylines;
pub(crate) mod bytes;
pub mod cells;
pub mod codepoints;
pub mod date;
pub mod fold;
pub mod hanging;
pub mod hash;
pub mod phrase;
pub mod quotation_marks;
pub mod sanitize;
pub mod script;
pub mod search;
pub mod span;
pub mod width;
pub mod wrap;

pub use span::Span;
