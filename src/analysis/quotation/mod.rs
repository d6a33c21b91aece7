//! Passage -> the stretches of text that quote somebody, before it is known whom.
//!
//! Marks are paired first, then the reporter's own words are outlined and searched for reporting verbs, and only
//! then is it decided which pairs hold speech: a pair with a reporting verb beside it needs no other proof.

mod clause;
pub mod clue;
mod indirect;
mod look;
mod mark;
mod marks;
mod neighbours;
mod place;
mod speech;
mod surroundings;
#[cfg(test)]
mod tests;
mod transcript;

pub use mark::Family;
pub use marks::{Pair, pair};
pub use place::{Place, around_range, place_of};
pub use speech::Weighed;

use super::cue::{self, Report};
use super::outline::Outline;
use super::{Cue, Passage, QuotationKind};
use crate::text::Span;
use std::ops::Range;

/// A quotation without its speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted {
    /// How it is quoted.
    pub kind: QuotationKind,
    /// What was said.
    pub content: Span,
    /// The content with its marks.
    pub marks: Span,
    /// The words that report it, where they decided that this is speech.
    pub cue: Option<Cue>,
    /// Its tokens with the marks.
    pub tokens: Range<usize>,
    /// The report that decided, for indirect speech.
    pub report: Option<usize>,
}

/// What a passage quotes, and the words that report it.
#[derive(Debug)]
pub struct Reading<'p, 'a> {
    /// The reporter's own sentences.
    pub outline: Outline<'p, 'a>,
    /// The reporting verbs and frames in text order.
    pub reports: Vec<Report>,
    /// The quotations in text order.
    pub quotations: Vec<Quoted>,
}

/// The quotations of a passage in text order.
#[must_use]
pub fn find<'p, 'a>(passage: &'p Passage<'a>) -> Reading<'p, 'a> {
    let pairs = transcript::join(passage, pair(passage));
    let outline = Outline::new(passage, &pairs);
    let mut reports = cue::find(&outline);
    transcript::name_answers(&outline, &pairs, &mut reports);
    let mut quotations = speech::find(&outline, &reports, &pairs);
    quotations.extend(indirect::find(&outline, &reports));
    quotations.sort_by_key(|quoted| (quoted.content.start, quoted.content.end));
    Reading { outline, reports, quotations }
}

/// Every pair of marks of a passage with what is seen of it: what the weights of the clues are fitted on.
#[must_use]
pub fn weigh(passage: &Passage<'_>) -> Vec<Weighed> {
    let pairs = transcript::join(passage, pair(passage));
    let outline = Outline::new(passage, &pairs);
    let reports = cue::find(&outline);
    speech::weigh(&outline, &reports, &pairs, &mut Vec::new())
}
