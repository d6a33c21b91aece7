//! Rows -> text with elements in it, as HTML and TEI have it: spans that overlap are nested, and text stays text.

pub mod html;
mod nest;
pub mod tei;
mod xml;
