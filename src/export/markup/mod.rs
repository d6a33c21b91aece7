//! Rows -> text with elements in it, as in HTML and TEI. Overlapping spans are nested, and text is escaped.

pub mod html;
mod nest;
pub mod tei;
mod xml;

pub(super) use xml::{exact, shown};
