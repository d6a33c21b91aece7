//! (Article, Analysis, Review) -> text that leaves the program.
//!
//! [`Reviewed::rows`] resolves what is handed on; every format is a pure writer of these rows.

pub mod escape;
pub mod json;
pub mod report;
mod rows;
mod selection;
mod time;

pub use rows::{Found, Place, Reviewed, Row, TOOL, Voice, Words};
pub use selection::{Only, Selection, named_countries};
