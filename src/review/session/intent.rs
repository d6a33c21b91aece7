//! What a reviewer can want, apart from the key for it and from the act it becomes.

use crate::analysis::{Mention, QuotationKind};
use crate::review::decision::Reason;
use crate::review::journal::{Act, Change, Subject};
use crate::review::named::{EntityName, SpeakerName};
use crate::text::Span;

/// What a reviewer wants to do with a card.
#[derive(Debug, Clone, PartialEq)]
pub enum CardIntent {
    /// Accept the quotation as it is.
    Accept,
    /// Accept it as said by the candidate with this number; numbers start at 1.
    Choose(usize),
    /// Accept it as said by this speaker.
    AcceptAs(SpeakerName),
    /// Reject it.
    Reject(Option<Reason>),
    /// Decide later.
    Skip,
    /// Flag it for someone else, or remove the flag.
    ToggleFlag,
    /// Write a note, a source or what was actually said, or choose its kind or what came of checking it.
    Write(Change),
    /// Write several of these at once, as one act.
    WriteAll(Vec<Change>),
    /// Move its ends.
    MoveEnds(Span),
    /// Split it in two.
    Split([Span; 2]),
    /// Repeat the last decision for every undecided quotation whose speaker is mentioned with the same words.
    Repeat,
}

impl CardIntent {
    /// Whether it decides on the card, so that the next one is shown.
    #[must_use]
    pub fn decides(&self) -> bool {
        matches!(self, Self::Accept | Self::Choose(_) | Self::AcceptAs(_) | Self::Reject(_) | Self::Skip)
    }
}

/// What a reviewer wants to do with the article.
#[derive(Debug, Clone, PartialEq)]
pub enum Intent {
    /// Undo the last act.
    Undo,
    /// Redo the act that was undone last.
    Redo,
    /// Give the decision of an orphan to the quotation at this place.
    Settle(usize, Span),
    /// Drop the decision of an orphan.
    Forget(usize),
    /// Add a quotation that the program missed.
    Add(Span, QuotationKind, Option<SpeakerName>),
    /// Correct an entity.
    CorrectEntity(EntityName, Change),
    /// Correct one mention.
    CorrectMention(Mention, Change),
    /// Mark a passage, an entity or the article: notes, codes, highlights.
    Mark(Subject, Vec<Change>),
}

/// An act for the library to record.
#[derive(Debug, Clone, PartialEq)]
pub struct ProposedAct {
    /// The act.
    pub act: Act,
    /// The cards it changes; empty if it changes none, or if they are known only once it is recorded.
    pub cards: Vec<usize>,
}

/// Why there is no act for an intent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such card.
    NoCard,
    /// No candidate has this number.
    NoCandidate,
    /// The last decision was this one.
    JustDecided,
    /// No other undecided quotation mentions the same speaker with the same words.
    NothingToRepeat,
    /// Nothing is left to undo.
    NothingToUndo,
    /// Nothing is left to redo.
    NothingToRedo,
    /// There is no such orphan.
    NoOrphan,
    /// It depends on an act that is still being recorded.
    StillSaving,
}
