//! [`Article`] -> [`Analysis`]: who is named, what is quoted, and who said it.
//!
//! The article is read in passages of whole paragraphs (one passage for anything as short as a news story), so
//! that a text of any length is analysed in bounded memory and the reader sees partial findings at once. What
//! is known about people and organisations is carried from passage to passage in the [`entity::Registry`].
//!
//! A passage goes through the steps in the order of the modules below: tokens, sentences, mentions of
//! countries, people and organisations, entities, quotations, attribution. Nothing here can fail.

mod analyzer;
pub mod attribution;
pub mod country;
pub mod entity;
mod findings;
pub mod grammar;
pub mod language;
pub mod marks;
pub mod organization;
mod passage;
pub mod person;
pub mod quotation;
pub mod sentence;
pub mod token;
pub mod weights;

pub use analyzer::{Analyzer, analyze};
pub use findings::{
    Analysis, Attribution, CountryCode, Cue, Entity, EntityId, EntityKind, Mention, MentionId, MentionKind,
    Quotation, QuotationId, QuotationKind, RunnerUp, Speaker,
};
pub use passage::Passage;
