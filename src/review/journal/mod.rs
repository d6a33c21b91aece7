//! What a reviewer did, as it is kept: acts that are only ever added.
//!
//! One key is one act, however many quotations it changes, so that one undo takes it back. Undoing and redoing
//! are acts themselves: the journal tells everything that happened, in the order in which it did.

mod anchor;
mod anchor_search;
mod history;

pub use anchor::Anchor;
pub(super) use anchor_search::find_all;
pub(super) use history::standing;

use super::decision::{Decision, Opinion, Reason, Seen, Stamp, Verdict, Verification};
use super::named::{EntityName, Named};
use crate::analysis::QuotationKind;
use crate::text::hash::TextHash;

/// The number of an act; later acts have greater numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActId(pub i64);

/// What one key of a reviewer did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Said something of one or several subjects.
    Change(Vec<(Subject, Change)>),
    /// Took an act back.
    Undo(ActId),
    /// Did again what was taken back.
    Redo(ActId),
}

/// Of what something is said.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A quotation, by its content as it was found or added: a changed boundary does not change its anchor.
    Quotation(Anchor),
    /// A country, a person or an organisation with all its mentions.
    Entity(EntityName),
    /// One mention.
    Mention(Anchor),
}

/// What is said of a subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It is a quotation, and this is who said it and how it is quoted.
    Accept(Seen),
    /// It is none.
    Reject(Option<Reason>),
    /// Later.
    Skip,
    /// Somebody else is to look at it.
    Flag,
    /// Nobody else has to.
    Unflag,
    /// This is who said it.
    Speaker(Named),
    /// This is how it is quoted.
    Kind(QuotationKind),
    /// It begins and ends here.
    Bounds(Anchor),
    /// It was checked.
    Verify(Verification),
    /// Against this.
    Source(String),
    /// This is what was said in truth.
    Words(String),
    /// A note.
    Note(String),
    /// The analysis missed it: here it is.
    Add(Seen),
    /// Two reviewers did not agree.
    Differ(Vec<Opinion>),
    /// What was said of it belongs to another place of the text.
    Move(Anchor),
    /// What was said of it is given up.
    Forget,
    /// An entity or a mention that is none.
    Dismiss,
    /// An entity or a mention that is another.
    Rename(Named),
}

/// An act as the library keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Its number.
    pub id: ActId,
    /// Who and when.
    pub stamp: Stamp,
    /// The text that its anchors were made in.
    pub text: TextHash,
    /// What was done.
    pub act: Act,
}

/// Everything that was done to one article, oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Journal {
    /// The acts.
    pub acts: Vec<Recorded>,
    /// How many acts there are that only a newer version of the program understands. They are kept.
    pub unknown: usize,
}

impl Change {
    /// Applies it to how a quotation stands. Boundaries and places are for who knows the text.
    pub(super) fn apply(&self, decision: &mut Decision) {
        match self {
            Self::Accept(seen) => decide(decision, Verdict::Accepted, Some(seen.clone())),
            Self::Reject(reason) => decide(decision, Verdict::Rejected(*reason), None),
            Self::Add(seen) => decision.seen = Some(seen.clone()),
            Self::Skip => {
                decision.verdict = Verdict::Pending;
                decision.skipped = true;
            }
            Self::Flag => decision.flagged = true,
            Self::Unflag => decision.flagged = false,
            Self::Speaker(named) => decision.speaker = Some(named.clone()),
            Self::Kind(kind) => decision.kind = Some(*kind),
            Self::Verify(verification) => decision.verification = *verification,
            Self::Source(source) => decision.source.clone_from(source),
            Self::Words(words) => decision.words.clone_from(words),
            Self::Note(note) => decision.note.clone_from(note),
            Self::Differ(opinions) => {
                decision.verdict = Verdict::Pending;
                decision.opinions.clone_from(opinions);
            }
            Self::Bounds(_) | Self::Move(_) | Self::Forget | Self::Dismiss | Self::Rename(_) => {}
        }
    }
}

fn decide(decision: &mut Decision, verdict: Verdict, seen: Option<Seen>) {
    decision.verdict = verdict;
    decision.skipped = false;
    decision.opinions.clear();
    if seen.is_some() {
        decision.seen = seen;
    }
}
