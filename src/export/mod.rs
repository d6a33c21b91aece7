//! (Article, Analysis) -> text that leaves the program.

pub mod agreement;
pub mod escape;
pub mod json;
pub mod report;
