//! (Article, Analysis) -> text that leaves the program.

pub mod json;
pub mod report;
