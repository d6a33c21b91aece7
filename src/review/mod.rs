//! (Article, Analysis, journal) -> [`Review`]: the quotations with everything a reviewer decided.
//!
//! The journal is the only truth. Every key of a reviewer adds one [`Act`] to it, and undo is an act too. Everything
//! else in this module is computed from the journal each time, so a restart, another machine or a hundred undos cannot
//! make the screen differ from it. The analysis is never edited: a review holds a revised copy with the reviewer's
//! speakers, boundaries and names.
//!
//! Acts refer to words, not to numbers: quotations and mentions are found by an [`Anchor`], entities by name. A
//! decision whose quotation cannot be found with certainty is an [`Orphan`]. It is shown as such, never guessed.

mod cards;
mod decision;
mod journal;
pub mod marking;
mod named;
mod overlay;
pub mod session;
mod told;
mod two_reviewers;

pub use cards::candidates::{SpeakerCandidate, speaker_candidates};
pub use cards::parts::parts;
pub use cards::{acts, boundary, context, name_picker, queue};
pub use decision::{
    Decision, DecisionState, Opinion, Reason, SeenAttribution, Stamp, Verdict, Verification, reviewer_names,
};
pub use journal::{Act, ActId, Anchor, Change, Journal, Recorded, Subject};
pub use marking::{CodedEntity, Codes, Marking, Passage};
pub use named::{EntityName, EntityTag, SpeakerKind, SpeakerName};
pub use overlay::{Card, CorrectedSpeaker, Orphan, Review, Why, review};
pub use told::{overtaken, told};
pub use two_reviewers::{agreement, alpha, decided, marks, merge, pairing};
