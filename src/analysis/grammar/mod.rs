//! Passage and its pairs of marks -> the reporter's own sentences: the kind of each token, noun phrases, and the
//! clauses that say who reports.
//!
//! There is no parser here. The [`Outline`] sets aside what is quoted and classifies the other tokens by their
//! spelling; phrases and reporting verbs are then read in it word by word. That is right often enough for who said
//! what, and needs no model of English grammar.

mod before_colon;
mod cue;
mod dateline;
mod head;
mod inherited;
mod noun_phrase;
mod noun_report;
mod outline;
mod phrase_after;
mod phrase_before;
mod quantity;
mod reporting_clause;
mod scene;
mod subject;
mod subject_behind;
mod token_kind;
mod verb;

pub use cue::find_reporting_clauses;
pub use dateline::after_dateline;
pub use head::hangs_on_preposition;
pub use inherited::opens_clause;
pub use noun_phrase::{NounPhrase, PhraseKind, describes_speaker, is_verb_like};
pub use outline::Outline;
pub use phrase_after::{FollowedBy, phrase_starting_at};
pub use phrase_before::phrase_ending_at;
pub use quantity::{begins_limited_quantity, is_amount};
pub use reporting_clause::{CueKind, ReportingClause, SubjectOrder, retells};
pub use token_kind::TokenKind;
