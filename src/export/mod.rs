//! (Article, Analysis) -> text that leaves the program.

pub mod escape;
pub mod json;
pub mod library;
pub mod report;
