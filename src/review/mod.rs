//! (Article, Analysis, journal) -> [`Review`]: the quotations as they stand after what a reviewer said of them.
//!
//! The journal is the truth: every key of a reviewer is one [`Act`] that is only ever added, and undoing is an act
//! too. Everything else here is derived from it, each time anew, so that what is shown after a restart, on another
//! machine or after a hundred undos cannot differ from what the journal says. The analysis is never edited: the
//! review gives a revised copy, in which speakers, boundaries and names are as the reviewer left them.
//!
//! An act speaks of words, not of numbers: quotations and mentions are found again by an [`Anchor`], entities by
//! their name. What cannot be found again for certain is an [`Orphan`], which is shown and never guessed.

mod act;
pub mod agreement;
mod anchor;
mod anchors;
pub mod boundary;
mod candidate;
mod card;
pub mod context;
pub mod decided;
mod decision;
mod entities;
mod history;
pub mod merge;
pub mod pairing;
pub mod pick;
pub mod queue;
mod speakers;
mod subjects;
pub mod write;

pub use act::{Act, ActId, Change, EntityName, EntityTag, Journal, Recorded, Stamp, Subject};
pub use anchor::Anchor;
pub use candidate::{Candidate, candidates};
pub use card::{Card, Orphan, Review, Why, review};
pub use decision::{Decision, Named, NamedKind, Opinion, Reason, Seen, Verdict, Verification};
