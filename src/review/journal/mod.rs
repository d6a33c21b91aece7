//! What reviewers did, as the library keeps it: acts that are only ever added.
//!
//! One key is one act, however many quotations it changes, so one undo reverts it. Undo and redo are acts themselves,
//! so the journal holds the complete history in order.

mod anchor;
mod anchor_search;
mod history;

pub use anchor::Anchor;
pub(super) use anchor_search::{anchors_of, find_all};
pub(super) use history::acts_in_effect;

use super::decision::{Decision, Opinion, Reason, SeenAttribution, Stamp, Verdict, Verification};
use super::named::{EntityName, SpeakerName};
use crate::analysis::QuotationKind;
use crate::text::hash::TextHash;

/// The number of an act. Later acts have higher numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActId(pub i64);

/// What one key of a reviewer did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// Changed one or more subjects.
    Change(Vec<(Subject, Change)>),
    /// Undid an act.
    Undo(ActId),
    /// Redid an act that had been undone.
    Redo(ActId),
}

/// What a change is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A quotation, by its content when it was found or added; moving its ends does not change its anchor.
    Quotation(Anchor),
    /// A country, person or organisation with all its mentions.
    Entity(EntityName),
    /// One mention.
    Mention(Anchor),
    /// A passage of the text.
    Passage(Anchor),
    /// The whole article.
    Article,
}

/// One change to a subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Accept the quotation as said by this speaker in this way.
    Accept(SeenAttribution),
    /// Reject it: it is not a quotation.
    Reject(Option<Reason>),
    /// Decide later.
    Skip,
    /// Flag it for someone else.
    Flag,
    /// Remove the flag.
    Unflag,
    /// Correct the speaker.
    Speaker(SpeakerName),
    /// Correct the kind.
    Kind(QuotationKind),
    /// Correct where the quotation begins and ends.
    Bounds(Anchor),
    /// Record whether it was checked.
    Verify(Verification),
    /// Record what it was checked against.
    Source(String),
    /// Record what was actually said.
    Words(String),
    /// Write a note.
    Note(String),
    /// Add a quotation that the analysis missed.
    Add(SeenAttribution),
    /// Record that two reviewers differ.
    Differ(Vec<Opinion>),
    /// Move the decision to another place in the text.
    Move(Anchor),
    /// Drop the decision.
    Forget,
    /// Remove an entity or a mention.
    Dismiss,
    /// Reassign an entity or a mention to another entity.
    Rename(SpeakerName),
    /// Add a code to a quotation, a passage, an entity or the article.
    Code(String),
    /// Remove a code.
    Uncode(String),
    /// Highlight a passage.
    Highlight,
}

/// An act as the library keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Its number.
    pub id: ActId,
    /// Who did it, and when.
    pub stamp: Stamp,
    /// The text in which its anchors were made.
    pub text: TextHash,
    /// The act.
    pub act: Act,
}

/// Every act on one article, oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Journal {
    /// The acts this version of the program understands.
    pub acts: Vec<Recorded>,
    /// The acts that only a newer version understands. The library keeps them.
    pub unknown: Vec<ActId>,
    /// The acts that are not as they were recorded, because the library is damaged.
    pub damaged: Vec<ActId>,
}

impl Act {
    /// What was done, in a few words that name what was written: for a sentence that says that it is not saved.
    #[must_use]
    pub fn described(&self) -> String {
        let Self::Change(changes) = self else { return "an undo or redo".to_owned() };
        match changes.as_slice() {
            [(subject, change)] => match change {
                Change::Code(code) | Change::Uncode(code) => {
                    format!("the code “{code}” {}", subject.described())
                }
                Change::Note(text) => format!("the note “{text}” {}", subject.described()),
                Change::Source(text) => format!("the source “{text}” {}", subject.described()),
                Change::Words(text) => format!("the correction “{text}” {}", subject.described()),
                _ => format!("the decision {}", subject.described()),
            },
            changes => format!("the decision on {} findings", changes.len()),
        }
    }
}

impl Subject {
    fn described(&self) -> String {
        match self {
            Self::Quotation(anchor) | Self::Mention(anchor) | Self::Passage(anchor) => {
                format!("on “{}”", anchor.exact)
            }
            Self::Article => "on the article".to_owned(),
            Self::Entity(named) => format!("on {}", named.name),
        }
    }
}

impl Journal {
    /// The last act, whether known or unknown; `ActId(0)` if there is none.
    ///
    /// Acts recorded since are those after this one. The last *known* act would not do: unknown acts after it would be
    /// counted a second time.
    #[must_use]
    pub fn last_act(&self) -> ActId {
        let known = self.acts.last().map(|recorded| recorded.id);
        let others = [&self.unknown, &self.damaged].map(|acts| acts.last().copied());
        known.max(others[0]).max(others[1]).unwrap_or(ActId(0))
    }

    /// Adds newer acts.
    pub fn extend(&mut self, newer: Self) {
        self.acts.extend(newer.acts);
        self.unknown.extend(newer.unknown);
        self.damaged.extend(newer.damaged);
    }
}

impl Change {
    /// Applies the change to a decision. Changes of place need the text and are applied elsewhere.
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
            Self::Code(code) => {
                decision.codes.insert(code.clone());
            }
            Self::Uncode(code) => {
                decision.codes.remove(code);
            }
            Self::Bounds(_)
            | Self::Move(_)
            | Self::Forget
            | Self::Dismiss
            | Self::Rename(_)
            | Self::Highlight => {}
        }
    }
}

fn decide(decision: &mut Decision, verdict: Verdict, seen: Option<SeenAttribution>) {
    decision.verdict = verdict;
    decision.skipped = false;
    decision.opinions.clear();
    if seen.is_some() {
        decision.seen = seen;
    }
}
