//! (Article, Analysis, journal) -> [`Review`]: the quotations as they stand after what a reviewer said of them.
//!
//! The journal is the truth: every key of a reviewer is one [`Act`] that is only ever added, and undoing is an act
//! too. Everything else here is derived from it, each time anew, so that what is shown after a restart, on another
//! machine or after a hundred undos cannot differ from what the journal says. The analysis is never edited: the
//! review gives a revised copy, in which speakers, boundaries and names are as the reviewer left them.
//!
//! An act speaks of words, not of numbers: quotations and mentions are found again by an [`Anchor`], entities by
//! their name. What cannot be found again for certain is an [`Orphan`], which is shown and never guessed.

mod cards;
mod decision;
mod journal;
mod named;
mod overlay;
mod two_reviewers;

pub use cards::candidates::{Candidate, candidates};
pub use cards::{acts, boundary, context, name_picker, queue};
pub use decision::{Decision, Opinion, Reason, Seen, Stamp, Verdict, Verification};
pub use journal::{Act, ActId, Anchor, Change, Journal, Recorded, Subject};
pub use named::{EntityName, EntityTag, Named, NamedKind};
pub use overlay::{Card, Orphan, Review, Why, review};
pub use two_reviewers::{agreement, decided, merge, pairing};
