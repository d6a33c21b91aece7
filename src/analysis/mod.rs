//! [`Article`](crate::article::Article) -> [`Analysis`]: who is named, what is quoted, and who said it.
//!
//! An article is analysed in passages of whole paragraphs, so that a text of any length needs bounded memory and its
//! first findings appear at once. A news story is one passage. [`Analyzer`] carries over what a later passage may refer
//! back to.
//!
//! A passage goes through the steps in the order of the flow: tokens, sentences, mentions of countries, people and
//! organisations, entities, quotations, attribution. Nothing here can fail.

mod analyzer;
pub mod attribution;
pub mod changes;
pub mod country;
mod dateline;
pub mod entity;
mod findings;
pub mod grammar;
mod known_word;
pub mod language;
pub mod marks;
mod naming;
pub mod organization;
mod passage;
mod passages;
pub mod person;
mod printed_marks;
pub mod quotation;
pub mod sentence;
mod text_as_read;
pub mod token;
pub mod weights;

pub use analyzer::{Analyzer, analyze, analyze_in_place};
pub use findings::{
    Analysis, Attribution, CountryCode, Cue, Entity, EntityId, EntityKind, Mention, MentionId, MentionKind,
    Quotation, QuotationId, QuotationKind, RunnerUp, Speaker,
};
pub use passage::Passage;

#[cfg(test)]
mod drawn_spans;
