//! Quotations from anywhere -> those that are the same words, and where the words were altered.
//!
//! One statement is quoted by many outlets and in many versions. Comparing every quotation with every other would take
//! minutes for a library of thousands, so quotations that have rare rows of words in common are found first (`MinHash`), and
//! only these are aligned word by word. The alignment decides; the sketch only saves work.

mod alignment;
mod groups;
mod sketch;
#[cfg(test)]
mod tests;

pub use alignment::WordsRelation;
pub use groups::{InVersions, PrintedBy, PrintedQuotation, QuotationGroup, QuotationGroupMember, repeats};
