//! Two versions of an article -> what changed: title, authors and dates, its quotations, the people and countries, the text
//! by paragraphs.
//!
//! An outlet that corrects a story seldom says what it corrected. A quotation is recognised by its words and its speaker, a
//! paragraph by its words, never by position, so that a new first paragraph changes nothing else. Page furniture is not
//! compared: its counters and dates are new with every fetch.
//!
//! The same statement in several articles is found by [`repeats()`], what one speaker says again in similar words by
//! [`alike_statements`].

mod alike;
mod differences;
mod merged;
mod names;
mod order;
mod paragraphs;
mod quotations;
mod repeats;
mod statements;
#[cfg(test)]
mod tests;

pub use alike::{AlikeStatement, AlikeStatements, alike_statements};
pub use differences::{VersionDifferences, differences};
pub use merged::{MergedParagraph, merged};
pub use names::NameChanges;
pub use paragraphs::{ParagraphChange, ParagraphDifference, ParagraphVersion};
pub use quotations::{QuotationChangeKind, QuotationDifference, QuotationVersion, ReviewedSpeaker};
pub use repeats::{
    InVersions, PrintedBy, PrintedQuotation, QuotationGroup, QuotationGroupMember, WordsRelation, repeats,
};
pub use statements::StatementChange;
